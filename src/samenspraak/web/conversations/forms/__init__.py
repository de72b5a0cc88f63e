# SPDX-License-Identifier: EUPL-1.2
"""The shape of what people fill in: joining, preparing, a plate, a sheet."""

from samenspraak.web.conversations.forms.effort import HoursForm
from samenspraak.web.conversations.forms.joining import CodeForm, SideForm
from samenspraak.web.conversations.forms.names import (
    AGES,
    CHANNEL_NAMES,
    CHANNELS,
    LIVED,
    PEOPLE_NAMES,
    REASONS,
    SIDE_NAMES,
    SIDES,
    VOTES,
)
from samenspraak.web.conversations.forms.paper import (
    OwnPlateForm,
    PrintForm,
    SheetHeadForm,
    SheetNumberForm,
    SheetPlateForm,
    sheet_plates,
)
from samenspraak.web.conversations.forms.plates import PlateForm, initial_of
from samenspraak.web.conversations.forms.preparing import GatheringForm, RoundForm
from samenspraak.web.conversations.forms.sheets import SheetForm

__all__ = [
    "AGES",
    "CHANNELS",
    "CHANNEL_NAMES",
    "LIVED",
    "REASONS",
    "SIDES",
    "PEOPLE_NAMES",
    "SIDE_NAMES",
    "VOTES",
    "CodeForm",
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
    "initial_of",
    "sheet_plates",
]
