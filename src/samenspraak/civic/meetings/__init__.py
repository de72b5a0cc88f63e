# SPDX-License-Identifier: EUPL-1.2
"""A body of residents meets: in the open, with an agenda beforehand, and minutes and a decision list afterwards."""
