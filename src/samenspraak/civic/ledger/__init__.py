# SPDX-License-Identifier: EUPL-1.2
"""Append-only record of deeds. Knows nobody: no foreign keys, so nothing cascades into it."""
