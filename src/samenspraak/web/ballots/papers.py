# SPDX-License-Identifier: EUPL-1.2
"""Letters and voting papers, as they go to the printer. Their codes exist nowhere else."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from samenspraak.civic.ballots.actions import Made
from samenspraak.civic.ballots.queries import choices, counts
from samenspraak.rulebook.ballots.options import RANKING, SCORE, SEVERAL
from samenspraak.rulebook.ballots.voting import shown_code
from samenspraak.web.ballots import filled, pot_papers, room, shown
from samenspraak.web.shared import amounts, paper

MARKS = {
    SEVERAL: gettext_lazy("Tick all that you find good."),
    RANKING: gettext_lazy("Write 1 beside what you want most, then 2, 3 and so on. You may leave some open."),
    SCORE: gettext_lazy("Write 0 to 5 points beside each: 5 is what you want most."),
}
KINDS = {"letter": gettext_lazy("letters"), "paper": gettext_lazy("voting papers")}


def letters(held: Any, made: Made, *, desk: str, until: datetime) -> bytes:
    """All letters of a run, or all voting papers, in one file."""
    address = f"{settings.ORIGIN}{reverse('ballots:letter', args=[held.area.slug, held.number])}"
    typed = address.partition("//")[2]
    data = {
        "title": held.question,
        "letter": made.run.kind == "letter",
        "qr": paper.qr(address),
        "address": typed,
        "pots": filled.printed(held),
        "number": _is_number(held),
        "words": _words(held, desk, typed, until),
        "sheets": [
            {"number": f"{made.run.number}-{number}", "code": shown_code(code), "qr": paper.qr(code)}
            for number, code in enumerate(made.codes, start=1)
        ],
    }
    return paper.pdf("ballots/paper/letters.typ", data, language=(get_language() or "nl").split("-")[0])


def _words(held: Any, desk: str, address: str, until: datetime) -> dict[str, Any]:
    opens, closes = shown.moment(held.opens_at), shown.moment(held.closes_at)
    decided, advised = _("What comes out is decided."), _("What comes out is an advice to the municipality.")
    force = decided if held.force == "binding" else advised
    return {
        "kicker": _("A ballot in {area}").format(area=held.area.name),
        "lead": _("You live here, so you can vote. From {opens} until {closes}.").format(opens=opens, closes=closes),
        "force": " ".join((force, *room.announced(held)[:1])),
        "code": _("Your code, for one vote"),
        "how": _("Vote in one of these three ways"),
        "ways": [
            {
                "name": _("Online."),
                "text": _("Go to {address}, or scan the square. Type your code, and choose.").format(address=address),
            },
            {
                "name": _("On paper."),
                "text": _("Fill in the voting paper. Bring it to: {desk}").format(desk=desk),
            },
            {
                "name": _("At the desk."),
                "text": _("Bring this letter to: {desk}. Somebody there types your vote for you.").format(desk=desk),
            },
        ],
        "secret": _("What is secret?"),
        "secrets": [
            _("We keep that somebody voted with this code. What was voted is kept apart from it, without a name."),
            _("Who types over your voting paper, or helps you at the desk, sees what you vote. Online nobody does."),
            _("Show nobody your code. Whoever has it can vote in your place, once."),
        ],
        "once": _("One person, one vote"),
        "once-text": _(
            "The code works once. Did you vote with an account of your own already? Then throw this letter away. The "
            "computer does not know who got which letter, so it cannot see that: we trust you."
        ),
        "lost": _("Is something wrong with this letter? Name its number, not its code:"),
        "number": pgettext("letter", "Number"),
        "qr": _("QR code that opens the page on which you vote"),
        "qr-code": _("QR code with the code of this voting paper, for whoever types it over"),
        "paper": _("Voting paper"),
        "instruction": _instruction(held),
        "room": " ".join(room.announced(held)),
        "bring": _("Bring it to: {desk}").format(desk=desk),
        "before": _("It must be there before {closes}.").format(closes=shown.moment(until)),
    }


def _is_number(held: Any) -> bool:
    """Whether a number is written in the box beside each, instead of a mark."""
    divided = held.method == counts.BUDGET and counts.points_of(held)
    return bool(divided) or _marks(held) in (RANKING, SCORE)


def _marks(held: Any) -> str:
    """What is asked of a paper with options; "" for another ballot."""
    return choices.kind_of(held) if held.method == counts.OPTIONS else ""


def _instruction(held: Any) -> str:
    if held.method != counts.BUDGET:
        return str(MARKS.get(_marks(held), _("Tick one box.")))
    pot, limits = amounts.shown(held.rule["pot"]), pot_papers.limits_of(held)
    if counts.points_of(held):
        return " ".join((_("Write your points beside the ideas. There is {pot}.").format(pot=pot), limits))
    return " ".join((_("Tick what you choose. There is {pot}.").format(pot=pot), limits))
