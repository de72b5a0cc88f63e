# SPDX-License-Identifier: EUPL-1.2
"""Persons, residency, bodies, seats and their terms."""
