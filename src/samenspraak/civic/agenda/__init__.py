# SPDX-License-Identifier: EUPL-1.2
"""Wijkagenda: proposals, items, decisions."""
