# SPDX-License-Identifier: EUPL-1.2
"""More say asks for a sturdier process: which safeguard goes with which say, and when a promise is strong enough."""

from collections.abc import Callable, Iterator

from samenspraak.rulebook.agreements.congruence_rule import ASKS, BLOCKS, TIPS, Hit, Matter, Rule, numbers, rule
from samenspraak.rulebook.agreements.fields import LIVE_TIMES
from samenspraak.rulebook.agreements.terms import BodyTerm, Chosen, Guard, Instrument, SafeguardTerm, Say, Term

RULES: list[Rule] = []
Trigger = Callable[[Matter], tuple[Term, ...]]
Enough = Callable[[SafeguardTerm, Matter], bool]


def _at_least(param: str, threshold: str) -> Enough:
    """Strong enough when not said, or not below the threshold."""

    def enough(term: SafeguardTerm, matter: Matter) -> bool:
        said = term.amount(param)
        return said is None or said >= getattr(matter.thresholds, threshold)

    return enough


def _at_most(param: str, threshold: str) -> Enough:
    """Strong enough when not said, or not above the threshold."""

    def enough(term: SafeguardTerm, matter: Matter) -> bool:
        said = term.amount(param)
        return said is None or said <= getattr(matter.thresholds, threshold)

    return enough


def _feasible(term: SafeguardTerm, matter: Matter) -> bool:
    """A minimum reach is a number above nought that this wijk can get."""
    highest, people, population = matter.thresholds.reach_percent, term.amount("people"), matter.setting.population
    if people:
        return population is None or people * 100 <= highest * population
    return 0 < (term.amount("percent") or 0) <= highest


def _accounts(term: SafeguardTerm, matter: Matter) -> bool:
    """Often enough; and to the council too where powers were transferred."""
    often = _at_most("months", "accountability_months")(term, matter)
    return often and (term.params.get("to_council") is True or not _has_transfer(matter))


def _has_transfer(matter: Matter) -> bool:
    return any(term.instrument in (Instrument.MANDAAT, Instrument.DELEGATIE) for term in matter.terms.transfers)


ENOUGH: dict[Guard, Enough] = {
    Guard.CONSULTATION: _at_least("days", "consultation_days"),
    Guard.REACH: _feasible,
    Guard.OPENNESS: _at_most("days", "minutes_days"),
    Guard.ACCOUNTABILITY: _accounts,
    Guard.COMPLAINT: _at_most("days", "complaint_days"),
    Guard.REPLY: _at_most("days", "reply_days"),
    Guard.REVIEW: _at_most("months", "review_months"),
}
# A promise without this number cannot be held by the software, nor by anybody else.
EXECUTABLE: dict[Guard, str] = {
    Guard.CONSULTATION: "days",
    Guard.OPENNESS: "days",
    Guard.ACCOUNTABILITY: "months",
    Guard.COMPLAINT: "days",
    Guard.REPLY: "days",
    Guard.REVIEW: "months",
}


def is_kept(matter: Matter, guard: Guard) -> bool:
    """Whether a safeguard of this kind is there and is strong enough."""
    enough = ENOUGH.get(guard)
    return any(enough is None or enough(term, matter) for term in matter.terms.guards(guard))


def missing(
    code: str, guard: Guard, source: str, *, checked: bool = True, **params: str
) -> Callable[[Trigger], Trigger]:
    """A rule that asks for a safeguard when its trigger finds terms. `params` names thresholds for the sentence."""

    def register(trigger: Trigger) -> Trigger:
        @rule(RULES, code, ASKS, source, guard=guard, checked=checked)
        def check(matter: Matter) -> Iterator[Hit]:
            found = trigger(matter)
            if found and not is_kept(matter, guard):
                limits = {name: getattr(matter.thresholds, threshold) for name, threshold in params.items()}
                yield Hit("", {"numbers": numbers(found), **limits})

        return trigger

    return register


@missing("consultation-missing", Guard.CONSULTATION, "cwr-rules", days="consultation_days")
def consultation(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk decides."""
    return matter.deciding


@missing("reach-missing", Guard.REACH, "cwr-research", percent="reach_percent")
def reach(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk decides."""
    return matter.deciding


@rule(RULES, "reach-impossible", BLOCKS, "contradiction")
def reach_impossible(matter: Matter) -> Iterator[Hit]:
    """A minimum of people that is larger than the number of people who live there."""
    population = matter.setting.population
    for term in matter.terms.guards(Guard.REACH):
        people = term.amount("people")
        if population is not None and people is not None and people > population:
            yield Hit(term.number, {"number": term.number, "people": people, "population": population})


@missing("inclusion-missing", Guard.INCLUSION, "raadsvoorstel")
def inclusion(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk initiates, co-decides or decides."""
    return matter.at_least(Say.INITIATES)


@missing("openness-missing", Guard.OPENNESS, "raadsvoorstel", days="minutes_days")
def openness(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk advises or has more say."""
    return matter.at_least(Say.ADVISES)


@missing("decision-rule-missing", Guard.DECISION_RULE, "cwr-rules")
def decision_rule(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk initiates, co-decides or decides."""
    return matter.at_least(Say.INITIATES)


@rule(RULES, "votes-unequal", ASKS, "ours")
def unequal(matter: Matter) -> Iterator[Hit]:
    """A vote in the room that counts more often than another one."""
    for term in matter.terms.guards(Guard.DECISION_RULE):
        if times := term.amount(LIVE_TIMES):
            yield Hit(term.number, {"number": term.number, "times": times})


@missing("interest-missing", Guard.INTEREST, "awb-2-4", checked=False)
def interest(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk decides, or has money."""
    return matter.deciding + matter.wijk_money


@missing("minority-missing", Guard.MINORITY, "ours")
def minority(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk decides."""
    return matter.deciding


@missing("accountability-missing", Guard.ACCOUNTABILITY, "cwr-rules", months="accountability_months")
def accountability(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk initiates, co-decides or decides, or where powers were transferred."""
    return matter.at_least(Say.INITIATES) + tuple(_transferred(matter))


def _transferred(matter: Matter) -> Iterator[Term]:
    for term in matter.terms.transfers:
        if term.instrument in (Instrument.MANDAAT, Instrument.DELEGATIE):
            yield term


@missing("complaint-missing", Guard.COMPLAINT, "awb-9", checked=False, days="complaint_days")
def complaint(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk decides, or carries out with money."""
    return matter.deciding + (matter.carrying_out if matter.wijk_money else ())


@rule(RULES, "money-control-missing", ASKS, "raadsvoorstel", guard=Guard.MONEY_CONTROL)
def money_control(matter: Matter) -> Iterator[Hit]:
    """Where the wijk allocates or spends money: no control, or money of which limit or payer is not said."""
    if matter.wijk_money and not is_kept(matter, Guard.MONEY_CONTROL):
        yield Hit("", {"numbers": numbers(matter.wijk_money), "missing": ("public_overview", "yearly_check")})
    for money in matter.wijk_money:
        said = (("limit_cents", money.limit_cents or money.amount_cents), ("payer", money.payer))
        if absent := tuple(name for name, value in said if not value):
            yield Hit(money.number, {"numbers": money.number, "missing": absent})


@missing("support-missing", Guard.SUPPORT, "cwr-allowance")
def support(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk carries out, or where a body is drawn."""
    drawn = tuple(body for body in matter.terms.bodies if body.has(chosen=Chosen.DRAWN))
    return matter.carrying_out + drawn


@missing("reply-missing", Guard.REPLY, "rathenau", days="reply_days")
def reply(matter: Matter) -> tuple[Term, ...]:
    """Where the wijk is heard or has more say: whoever is asked, gets an answer."""
    return matter.at_least(Say.HEARD)


@rule(RULES, "review-missing", ASKS, "raadsvoorstel", guard=Guard.REVIEW)
def review(matter: Matter) -> Iterator[Hit]:
    """Always."""
    if not is_kept(matter, Guard.REVIEW):
        yield Hit("", {"months": matter.thresholds.review_months})


@rule(RULES, "exit-missing", ASKS, "cwr-end", guard=Guard.EXIT)
def leaving(matter: Matter) -> Iterator[Hit]:
    """Always."""
    if not is_kept(matter, Guard.EXIT):
        yield Hit()


@rule(RULES, "representation-missing", ASKS, "who-speaks", guard=Guard.REPRESENTATION)
def representation(matter: Matter) -> Iterator[Hit]:
    """Where the wijk initiates, co-decides or decides: each body that acts for it, or that there is none."""
    found = matter.at_least(Say.INITIATES)
    if not found or is_kept(matter, Guard.REPRESENTATION):
        return
    if not matter.terms.bodies:
        yield Hit("", {"numbers": numbers(found), "missing": PARTS})
    for body in matter.acting:
        if absent := unsaid(body):
            yield Hit(body.number, {"numbers": numbers(found), "body": body.title, "missing": absent})


PARTS = ("composition", "chosen", "term_months", "speaks_for")


def unsaid(body: BodyTerm) -> tuple[str, ...]:
    """What an agreement does not say about a body: who sits there, how chosen, for how long, for whom."""
    chosen = {part.chosen for part in body.composition}
    has_term = body.term_months is not None or (chosen == {Chosen.OPEN} and not body.seats())  # no seats, no terms
    said = (bool(chosen), bool(chosen) and Chosen.UNSAID not in chosen, has_term, bool(body.speaks_for))
    return tuple(part for part, is_said in zip(PARTS, said, strict=True) if not is_said)


@rule(RULES, "safeguard-vague", TIPS, "executable")
def vague(matter: Matter) -> Iterator[Hit]:
    """A promise without a number, where a number would make it possible to hold it."""
    for term in matter.terms.safeguards:
        param = EXECUTABLE.get(term.guard)
        if param and term.amount(param) is None:
            yield Hit(term.number, {"number": term.number, "missing": (param,)})
