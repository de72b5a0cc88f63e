# SPDX-License-Identifier: EUPL-1.2
"""Municipality, areas, territories that hold for a period."""
