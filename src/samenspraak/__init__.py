# SPDX-License-Identifier: EUPL-1.2
"""Samenspraak: the Gronings model for neighbourhood democracy, as software that obeys the agreement."""

__version__ = "0.1.0"
