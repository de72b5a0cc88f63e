# SPDX-License-Identifier: EUPL-1.2
"""Can these bodies exist: is their territory clear, can their seats be filled, do seats come free again?"""

from collections.abc import Iterator

from samenspraak.rulebook.agreements.congruence_rule import ASKS, TIPS, Hit, Matter, Rule, rule
from samenspraak.rulebook.agreements.terms import BodyTerm, Chosen

RULES: list[Rule] = []


@rule(RULES, "territory-unclear", ASKS, "boundaries")
def territory(matter: Matter) -> Iterator[Hit]:
    """The area has no boundary, or a body has another territory than the agreement or than the first body."""
    agreed = matter.setting.territory
    if agreed == "":
        yield Hit("", {"body": ""})
    named = [body for body in matter.terms.bodies if body.territory]
    for body in named:
        if body.territory != (agreed or named[0].territory):
            yield Hit(body.number, {"body": body.title, "territory": body.territory})


@rule(RULES, "seats-unfillable", ASKS, "cwr-draw")
def seats(matter: Matter) -> Iterator[Hit]:
    """A drawn body is too large for those invited and the expected response."""
    for body in matter.terms.bodies:
        drawn = body.seats(chosen=Chosen.DRAWN)
        known = [number for number in (body.invited, matter.setting.population) if number is not None]
        if not drawn or not known:
            continue
        invited = min(known)  # nobody can invite more people than there are
        percent = response(body, matter)
        expected = invited * percent // 100
        if expected < drawn:
            facts = {"seats": drawn, "invited": invited, "percent": percent, "expected": expected}
            yield Hit(body.number, facts | {"body": body.title, "needed": invitations(drawn, percent)})


def response(body: BodyTerm, matter: Matter) -> int:
    """The expected response, in per cents: what the agreement says, else what experience says."""
    return matter.thresholds.response_percent if body.response_percent is None else body.response_percent


def invitations(seats: int, percent: int) -> int:
    """How many people to invite so that so many seats can be filled, rounded up; 0 when nobody says yes."""
    return -(-seats * 100 // percent) if percent else 0


@rule(RULES, "term-too-long", TIPS, "who-speaks")
def term_too_long(matter: Matter) -> Iterator[Hit]:
    """Seats without end, or longer than the threshold."""
    for body in matter.terms.bodies:
        months = body.term_months
        if body.seats() and (months is None or months > matter.thresholds.term_months):
            yield Hit(body.number, {"body": body.title, "months": matter.thresholds.term_months})


@rule(RULES, "no-rotation", TIPS, "who-speaks")
def no_rotation(matter: Matter) -> Iterator[Hit]:
    """Seats of which nothing says when they come free and whether one may stay."""
    for body in matter.terms.bodies:
        if body.seats() and not body.rotation:
            yield Hit(body.number, {"body": body.title})
