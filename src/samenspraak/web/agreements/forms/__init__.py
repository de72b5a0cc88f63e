# SPDX-License-Identifier: EUPL-1.2
"""The shape of what people fill in: a form for each kind of article, and for talking, signing and giving a reason."""

from samenspraak.web.agreements.forms.fields import around, localised
from samenspraak.web.agreements.forms.kinds import FORMS
from samenspraak.web.agreements.forms.reasons import MotiveForm, ReasonForm
from samenspraak.web.agreements.forms.signing import PaperForm, SignForm
from samenspraak.web.agreements.forms.talking import HideForm, RemarkForm, SuggestForm
from samenspraak.web.agreements.forms.terms import SummaryForm, TermForm

__all__ = [
    "FORMS",
    "HideForm",
    "MotiveForm",
    "PaperForm",
    "ReasonForm",
    "RemarkForm",
    "SignForm",
    "SuggestForm",
    "SummaryForm",
    "TermForm",
    "around",
    "localised",
]
