# SPDX-License-Identifier: EUPL-1.2
"""How decisions are made. Pure Python: no Django, no I/O; time and chance are arguments."""
