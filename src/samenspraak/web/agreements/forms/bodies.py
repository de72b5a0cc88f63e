# SPDX-License-Identifier: EUPL-1.2
"""The article that says who acts for the neighbourhood."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from samenspraak.rulebook.agreements.terms import MUNICIPALITY, BodyTerm
from samenspraak.web.agreements.forms.fields import choice, count, line
from samenspraak.web.agreements.forms.terms import TermForm
from samenspraak.web.wording.agreements import CHOSEN, WHO

PARTS = 3  # so many groups of seats stand on the form of a body, and more when it has more


class BodyForm(TermForm):
    """Who acts for the neighbourhood, and how they came to that."""

    kind = BodyTerm.kind
    shown = (
        "key",
        "name",
        "composition",
        "term_months",
        "rotation",
        "speaks_for",
        "territory",
        "invited",
        "response_percent",
    )
    name = line(_("Name"), required=True)
    speaks_for = line(_("For whom do they speak?"), _("For instance: all residents of the neighbourhood."))
    term_months = count(_("For how many months does somebody sit there?"), most=600)
    rotation = line(_("When do seats come free, and how often may somebody stay?"))
    territory = line(_("For which area?"), _("Only when it is another area than the agreement is about."))
    invited = count(_("How many people are invited when lots are drawn?"))
    response_percent = count(_("How many per cent of them do you expect to say yes?"), most=100)

    @property
    def places(self) -> range:
        """The groups of seats on the form, from 1."""
        has = len(self.term.composition) if isinstance(self.term, BodyTerm) else 0
        return range(1, max(PARTS, has) + 1)

    def prepare(self) -> None:
        for place in self.places:
            label = {"n": place}
            self.fields[f"who_{place}"] = choice(_("Group %(n)s: who") % label, {"": "–", **WHO})
            self.fields[f"seats_{place}"] = count(_("Group %(n)s: how many seats") % label, most=2000)
            self.fields[f"chosen_{place}"] = choice(_("Group %(n)s: how chosen") % label, CHOSEN)
        groups = [f"{name}_{place}" for place in self.places for name in ("who", "seats", "chosen")]
        self.order_fields(["revision", "name", *groups])

    def data_of(self) -> dict[str, Any]:
        given = self.cleaned_data
        parts = [
            {"who": given[f"who_{place}"], "seats": given[f"seats_{place}"], "chosen": given[f"chosen_{place}"]}
            for place in self.places
            if given.get(f"who_{place}")
        ]
        return {**super().data_of(), "key": self._key(), "composition": parts}

    def _key(self) -> str:
        if isinstance(self.term, BodyTerm):
            return self.term.key
        taken = {body.key for body in self.terms.bodies} | {MUNICIPALITY}
        wanted = slugify(self.cleaned_data["name"])[:40] or "groep"
        return next(key for key in (wanted, *(f"{wanted}-{n}" for n in range(2, 99))) if key not in taken)

    @classmethod
    def values(cls, term: Any) -> dict[str, Any]:
        found = super().values(term)
        for place, part in enumerate(term.composition, start=1):
            found |= {
                f"who_{place}": part.who.value,
                f"seats_{place}": part.seats,
                f"chosen_{place}": part.chosen.value,
            }
        return found
