# SPDX-License-Identifier: EUPL-1.2
"""The shape of what people fill in: joining, preparing, a plate, a sheet."""

from samenspraak.web.conversations.forms.effort import HoursForm
from samenspraak.web.conversations.forms.joining import AboutYouForm, CodeForm, FollowForm, SideForm
from samenspraak.web.conversations.forms.names import (
    AGES,
    CHANNEL_NAMES,
    CHANNELS,
    DECLINES,
    LIVED,
    PEOPLE_NAMES,
    REASONS,
    SIDE_NAMES,
    SIDES,
    TAKES_DOWN,
    VOTES,
)
from samenspraak.web.conversations.forms.online import UntilForm
from samenspraak.web.conversations.forms.paper import (
    OwnPlateForm,
    PrintForm,
    SheetHeadForm,
    SheetNumberForm,
    SheetPlateForm,
    sheet_plates,
)
from samenspraak.web.conversations.forms.plates import PlateForm, initial_of
from samenspraak.web.conversations.forms.preparing import GatheringForm, RoundForm, WhenForm
from samenspraak.web.conversations.forms.sheets import SheetForm
from samenspraak.web.conversations.forms.statements import StatementForm

__all__ = [
    "AGES",
    "CHANNELS",
    "CHANNEL_NAMES",
    "DECLINES",
    "LIVED",
    "REASONS",
    "SIDES",
    "PEOPLE_NAMES",
    "SIDE_NAMES",
    "TAKES_DOWN",
    "VOTES",
    "AboutYouForm",
    "CodeForm",
    "FollowForm",
    "GatheringForm",
    "HoursForm",
    "OwnPlateForm",
    "PlateForm",
    "PrintForm",
    "RoundForm",
    "SheetForm",
    "SheetHeadForm",
    "SheetNumberForm",
    "SheetPlateForm",
    "SideForm",
    "StatementForm",
    "UntilForm",
    "initial_of",
    "sheet_plates",
    "WhenForm",
]
