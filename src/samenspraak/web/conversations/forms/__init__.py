# SPDX-License-Identifier: EUPL-1.2
"""The shape of what people fill in: joining, preparing, a plate, a sheet."""

from samenspraak.web.conversations.forms.joining import CodeForm, SideForm
from samenspraak.web.conversations.forms.names import (
    CHANNEL_NAMES,
    CHANNELS,
    DECLINES,
    REASONS,
    SIDE_NAMES,
    SIDES,
    TAKES_DOWN,
    VOTES,
)
from samenspraak.web.conversations.forms.online import UntilForm
from samenspraak.web.conversations.forms.plates import PlateForm, initial_of
from samenspraak.web.conversations.forms.preparing import GatheringForm, RoundForm
from samenspraak.web.conversations.forms.sheets import SheetForm
from samenspraak.web.conversations.forms.statements import StatementForm

__all__ = [
    "CHANNELS",
    "CHANNEL_NAMES",
    "DECLINES",
    "REASONS",
    "SIDES",
    "SIDE_NAMES",
    "TAKES_DOWN",
    "VOTES",
    "CodeForm",
    "GatheringForm",
    "PlateForm",
    "RoundForm",
    "SheetForm",
    "SideForm",
    "StatementForm",
    "UntilForm",
    "initial_of",
]
