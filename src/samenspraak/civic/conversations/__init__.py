# SPDX-License-Identifier: EUPL-1.2
"""Gatherings over a fixed question set; compass, triangle, statements."""
