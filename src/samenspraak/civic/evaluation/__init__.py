# SPDX-License-Identifier: EUPL-1.2
"""Were agreements kept; what did people make of it."""
