# SPDX-License-Identifier: EUPL-1.2
"""Which form each kind of article has."""

from samenspraak.web.agreements.forms.bodies import BodyForm
from samenspraak.web.agreements.forms.money import MoneyForm
from samenspraak.web.agreements.forms.safeguards import SafeguardForm
from samenspraak.web.agreements.forms.terms import TermForm
from samenspraak.web.agreements.forms.transfers import TransferForm
from samenspraak.web.agreements.forms.words import SayForm, WordsForm

FORMS: dict[str, type[TermForm]] = {
    form.kind: form for form in (WordsForm, SayForm, BodyForm, SafeguardForm, TransferForm, MoneyForm)
}
