# SPDX-License-Identifier: EUPL-1.2
"""Voting, whatever the question."""
