# SPDX-License-Identifier: EUPL-1.2
"""Versioned agreements and the powers they give."""
