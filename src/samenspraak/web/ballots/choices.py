# SPDX-License-Identifier: EUPL-1.2
"""A ballot with options ready to show: how it is counted, an example with its own options, what came out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samenspraak.civic.ballots.queries import choices, counts
from samenspraak.rulebook.ballots.options import POINTS, RANKING, SCORE
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web import wording

Text = str | Promise
VOTING: Mapping[str, Text] = {
    "one": gettext_lazy("You choose one option."),
    "several": gettext_lazy("You tick every option that you find good, as many as you like."),
    "ranking": gettext_lazy(
        "You put the options in the order in which you want them. You may stop halfway: the rest is then equal to you."
    ),
    "score": gettext_lazy("You give each option 0 to 5 points. Nothing filled in is 0 points."),
}
COUNTING: Mapping[str, Sequence[Text]] = {
    "plurality": (gettext_lazy("The option that most people choose wins, also when that is not half of them."),),
    "approval": (gettext_lazy("What is ticked on most papers wins."),),
    "instant-runoff": (
        gettext_lazy("First only the first choices count. Whoever has more than half of them wins."),
        gettext_lazy(
            "Nobody more than half? Then the option with the fewest goes out. Papers for it go to the next choice on "
            "them. That goes on until one option has more than half."
        ),
    ),
    "stv": (
        gettext_lazy(
            "What has enough votes is chosen. Enough is: the papers that are filled in, divided by one more than the "
            "number that wins, rounded down, and then one more."
        ),
        gettext_lazy(
            "What somebody has too many goes on for that part to the next choices. Nobody enough? Then the option with "
            "the fewest goes out, and its papers go to their next choice."
        ),
    ),
    "borda": (
        gettext_lazy(
            "An option gets a point for each option that stands below it on a paper. Options that you left out share "
            "the places that are left. Most points wins."
        ),
    ),
    "schulze": (
        gettext_lazy(
            "Every two options are compared: which of the two stands higher on most papers? What beats every other "
            "option wins. If none does, the weakest of those victories counts least."
        ),
    ),
    "score": (gettext_lazy("All points are added up. Most points wins."),),
}
HALF_POINTS, POINTED = ("borda",), ("borda", "score")
IN_POINTS = {"option-highest": "option-highest-points", "option-lower": "option-lower-points"}


def texts_of(options: Sequence[Any]) -> dict[str, str]:
    """What each option says, by its key."""
    return {one.key: one.text for one in options}


def rules_of(held: Any, options: Sequence[Any]) -> list[Text]:
    """How it is counted, in sentences: announced beforehand."""
    rule, texts = held.rule, texts_of(options)
    said: list[Text] = [VOTING[choices.kind_of(held)], *COUNTING[rule["count"]]]
    if rule["places"] > 1:
        said.append(_("{n} options win.").format(n=rule["places"]))
    if rule["stays"]:
        said.append(
            _("If “{text}” wins, it does not go ahead. It goes first in the lot: a tie changes nothing.").format(
                text=texts[rule["stays"]]
            )
        )
    if rule["majority_percent"] > 50:
        said.append(_majority(held))
    lot = ", ".join(f"“{texts[key]}”" for key in rule["lot"])
    said.append(_equal(rule["count"]).format(lot=lot))
    said.append(_("A blank paper counts for how many people took part, not for an option."))
    return said


def _equal(count: str) -> str:
    if count in ("instant-runoff", "stv"):
        return _(
            "Equal? Then it counts who had more in the round before, and then the lot: who was drawn later goes out "
            "first. The lot was drawn when this ballot was called: {lot}."
        )
    return _("Equal? Then the lot decides. It was drawn when this ballot was called: {lot}.")


def _majority(held: Any) -> str:
    """What a larger majority, which was agreed, asks of papers of this kind."""
    share, stays = held.rule["majority_percent"], held.rule["stays"]
    said = _("What wins must be wanted on more than {share} per cent of the papers that are filled in.")
    meant = {
        RANKING: _("Wanted is: above “everything stays as it is”.") if stays else _("Wanted is: put in a place."),
        SCORE: _("Wanted is: {least} points or more.").format(least=POINTS // 2 + 1),
    }.get(choices.kind_of(held), "")
    return f"{said.format(share=share)} {meant}".strip()


# The example


def example_of(held: Any, options: Sequence[Any]) -> list[str]:
    """How this ballot would be counted if nine people voted, in sentences."""
    from samenspraak.rulebook.ballots.rankings.example import example

    made = example([one.key for one in options], choices.rule_of(held), last=held.rule["stays"])
    texts = texts_of(options)
    told = [_("Say nine people vote. Which options stand in this example was drawn by lot.")]
    for many, names, points in made.groups:
        told.append(_group(choices.kind_of(held), many, [f"“{texts[name]}”" for name in names], points))
    outcome = made.outcome
    told += round_sentences(outcome, texts) if outcome.rounds else [_totals(outcome, texts)]
    winners = ", ".join(f"“{texts[key]}”" for key in outcome.winners)
    return [*told, _("So this would win: {winners}.").format(winners=winners)]


def _group(kind: str, many: int, names: Sequence[str], points: Sequence[int]) -> str:
    if kind == SCORE:
        given = ", ".join(
            _("{points} points to {text}").format(points=n, text=name) for n, name in zip(points, names, strict=True)
        )
        return _("{n} people give {given}.").format(n=many, given=given)
    if kind == RANKING and len(names) == 1:
        return _("{n} people want only {names}.").format(n=many, names=names[0])
    if kind == RANKING:
        return _("{n} people want {names}, in this order.").format(n=many, names=", ".join(names))
    return _("{n} people choose {names}.").format(n=many, names=", ".join(names))


def _totals(outcome: Any, texts: Mapping[str, str]) -> str:
    unit = _unit(outcome.rule.method)
    named = zip(outcome.options, totals_of(outcome), strict=True)
    counted = [f"“{texts[key]}” {number_of(total)}" for key, total in named if total]
    return f"{unit}: " + ", ".join(counted) + "."


def _unit(method: str, *, weighed: bool = False) -> str:
    if method in POINTED:
        return _("Points")
    if method == "schulze":
        return _("Other options that it beats")
    return _("Counted votes") if weighed else _("Papers")


# What came out


def number_of(value: Fraction) -> str:
    """A number of votes or points as people write it: to two decimals, where it is no whole one."""
    whole = value.denominator == 1
    return formats.number_format(int(value) if whole else round(float(value), 2), 0 if whole else 2, use_l10n=True)


def totals_of(outcome: Any) -> list[Fraction]:
    """What each option got; half points as points."""
    parts = 2 if outcome.rule.method in HALF_POINTS else 1
    return [total / parts for total in outcome.totals]


@dataclass(frozen=True)
class Fate:
    """What became of one option."""

    text: str
    won: bool
    why: str
    total: str
    part: str  # of the most that any option got, for the drawing


def result_of(held: Any, options: Sequence[Any]) -> dict[str, Any] | None:
    """What came out: who won and why, of each option its votes, and how it was counted; None until it is closed."""
    outcome, verdict = choices.outcome_of(held), choices.verdict_of(held)
    if outcome is None:
        return None
    texts, weighed = texts_of(options), counts.room_of(held) is not None
    reached, because = choices.fate_of(held)
    return {
        "granted": reached == "granted",
        "text": _headline(held, reached, because),
        "explained": None if because.code == "option-chosen" else because,  # the headline says so
        "unit": _unit(outcome.rule.method, weighed=weighed),
        "fates": _fates(held, outcome, verdict, texts),
        "got": _got(verdict, choices.kind_of(held), weighed=weighed) if reached == "granted" else "",
        "blank": _blank(verdict.blank, weighed=weighed),
        "ties": [_tie(one, texts) for one in outcome.ties],
        "rounds": _rounds(outcome, texts, weighed=weighed),
        "told": round_sentences(outcome, texts),
        "pairs": _pairs(outcome, texts, weighed=weighed),
    }


def _blank(n: int, *, weighed: bool) -> str:
    said = (
        ngettext("{n} counted vote was blank.", "{n} counted votes were blank.", n)
        if weighed
        else ngettext("{n} paper was blank.", "{n} papers were blank.", n)
    )
    return said.format(n=n)


def _headline(held: Any, reached: str, because: Finding) -> str:
    if reached == "void":
        return _("Nothing decided")
    if reached == "rejected":
        return _("Everything stays as it is") if because.code == "everything-stays" else _("Nothing was chosen")
    chosen = because.params["chosen"]
    said = _("Chosen: {chosen}") if held.force == "binding" else _("The advice: {chosen}")
    return said.format(chosen=chosen)


def _got(verdict: Any, kind: str, *, weighed: bool) -> str:
    filled = verdict.papers - verdict.blank
    if weighed and kind in (RANKING, SCORE):
        return _(
            "Of the {filled} counted votes that were not blank, {first} are of people who got what they wanted most, "
            "and {named} of people who had what was chosen somewhere on their paper."
        ).format(filled=filled, first=verdict.first, named=verdict.named)
    if weighed:
        return _(
            "Of the {filled} counted votes that were not blank, {named} are of people who chose what was chosen."
        ).format(filled=filled, named=verdict.named)
    if kind in (RANKING, SCORE):
        return _(
            "Of the {filled} people who filled in their paper, {first} got what they wanted most; {named} had what was "
            "chosen somewhere on their paper."
        ).format(filled=filled, first=verdict.first, named=verdict.named)
    return _("Of the {filled} people who filled in their paper, {named} chose what was chosen.").format(
        filled=filled, named=verdict.named
    )


def _fates(held: Any, outcome: Any, verdict: Any, texts: Mapping[str, str]) -> list[Fate]:
    """What won in the order of the count, then the rest, who had most first."""
    known = {fate.option: (fate, total) for fate, total in zip(outcome.fates, totals_of(outcome), strict=True)}
    most = max((total for _fate, total in known.values()), default=Fraction(0)) or Fraction(1)
    lost = sorted((one for one in known if one not in outcome.winners), key=lambda one: -known[one][1])
    ordered = [(one, *known[one]) for one in (*outcome.winners, *lost)]
    return [
        Fate(
            texts[one],
            one in verdict.chosen,
            wording.sentence(_because(counts.told(held, _two_by_two(fate, outcome)), outcome.rule.method, texts)),
            number_of(total),
            f"{float(total / most):.4f}",
        )
        for one, fate, total in ordered
    ]


def _two_by_two(fate: Any, outcome: Any) -> Finding:
    """The reason of an option that was compared with each other one, with what stands on the papers about these two: of
    a chain of victories the count keeps only how strong it is."""
    because: Finding = fate.because
    if not outcome.pairs:
        return because
    own = outcome.options.index(fate.option)
    above = outcome.pairs[own]
    below = [row[own] for row in outcome.pairs]
    if fate.won:
        beats = sum(up > down for up, down in zip(above, below, strict=True))
        return because if beats == len(outcome.options) - 1 else Finding("option-unbeaten")
    params = because.params
    by = outcome.options.index(params["by"])
    if below[by] > above[by]:
        return replace(because, params={**params, "for_other": below[by], "for_own": above[by]})
    chained = params["for_other"] > params["for_own"]
    return Finding("option-beaten-by-way-of-others", {"by": params["by"]}) if chained else Finding("option-not-drawn")


VOTES = ("votes", "next", "last_in", "more_votes")


def _because(finding: Finding, method: str, texts: Mapping[str, str]) -> Finding:
    """Why an option won or not, with options by their texts, and points where points were counted."""
    params = dict(finding.params)
    if "by" in params:
        params["by"] = texts.get(params["by"], params["by"])
    if method not in POINTED:
        return replace(finding, params=params)
    parts = 2 if method in HALF_POINTS else 1
    params |= {name: number_of(Fraction(params[name], parts)) for name in VOTES if name in params}
    return Finding(IN_POINTS[finding.code], params)


def _tie(tie: Any, texts: Mapping[str, str]) -> str:
    names = ", ".join(f"“{texts[one]}”" for one in tie.options)
    if tie.decided_by == "earlier-round":
        return _("Equal: {names}. The round before decided.").format(names=names)
    return _("Equal: {names}. The lot decided, which was drawn beforehand.").format(names=names)


def _rounds(outcome: Any, texts: Mapping[str, str], *, weighed: bool) -> dict[str, Any] | None:
    """The count round by round, as a table and as bars; options in the order that was announced."""
    if not outcome.rounds:
        return None
    most = max(max(one.votes) for one in outcome.rounds) or Fraction(1)
    head = [_("What could be chosen"), *(_("Round {n}").format(n=n) for n in range(1, len(outcome.rounds) + 1))]
    rows = [
        [texts[key], *(number_of(one.votes[column]) if one else "–" for one in _rounds_with(outcome, key))]
        for column, key in enumerate(outcome.options)
    ]
    without = _("Counted votes without a next choice") if weighed else _("Papers without a next choice")
    left = [without, *(number_of(one.exhausted) for one in outcome.rounds)]
    needed = [_("Needed"), *(str(one.needed) for one in outcome.rounds)]
    bars = [
        {
            "n": number,
            "rows": [
                (texts[key], number_of(votes), f"{float(votes / most):.4f}")
                for key, votes in zip(outcome.options, one.votes, strict=True)
                if votes
            ],
        }
        for number, one in enumerate(outcome.rounds, start=1)
    ]
    return {"head": head, "rows": [*rows, left, needed], "bars": bars}


def _rounds_with(outcome: Any, key: str) -> list[Any]:
    """The rounds of a count; None instead of those after the one in which this option went out."""
    gone = next((n for n, one in enumerate(outcome.rounds) if one.eliminated == key), len(outcome.rounds))
    return [one if number <= gone else None for number, one in enumerate(outcome.rounds)]


def round_sentences(outcome: Any, texts: Mapping[str, str]) -> list[str]:
    """What happened in each round."""
    told = []
    for number, one in enumerate(outcome.rounds, start=1):
        said = [
            _("“{text}” has enough and is chosen.").format(text=texts[key])
            if one.votes[outcome.options.index(key)] >= one.needed
            else _("“{text}” is chosen: no more are left than places.").format(text=texts[key])
            for key in one.elected
        ]
        if one.eliminated:
            said.append(
                _("Nobody has enough: “{text}” has fewest and goes out.").format(text=texts[one.eliminated])
                if not one.elected
                else _("“{text}” has fewest and goes out.").format(text=texts[one.eliminated])
            )
        elif one.passed_on:
            said.append(_("What “{text}” has too many goes to the next choices.").format(text=texts[one.passed_on]))
        told.append(_("Round {n}: {said}").format(n=number, said=" ".join(said)))
    return told


def _pairs(outcome: Any, texts: Mapping[str, str], *, weighed: bool) -> dict[str, Any] | None:
    """On how many papers each option stands above each other one."""
    if not outcome.pairs:
        return None
    above = [_("above “{text}”").format(text=texts[key]) for key in outcome.options]
    head = [_("So many counted votes put this") if weighed else _("On so many papers this stands"), *above]
    caption = (
        _("How many counted votes put one option above the other")
        if weighed
        else _("On how many papers one option stands above the other")
    )
    rows = [
        [texts[key], *("–" if other == key else str(n) for other, n in zip(outcome.options, row, strict=True))]
        for key, row in zip(outcome.options, outcome.pairs, strict=True)
    ]
    return {"caption": caption, "head": head, "rows": rows}
