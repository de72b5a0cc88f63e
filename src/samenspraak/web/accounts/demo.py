# SPDX-License-Identifier: EUPL-1.2
"""Addresses that only a demonstration has: the mails that were written, and signing in with one press."""

urlpatterns: list = []
