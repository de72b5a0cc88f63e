# SPDX-License-Identifier: EUPL-1.2
"""A first draft from what was said. It proposes and shows why; wijk and municipality decide what stays.

The triangle sets how much say the wijk has in deciding, the choices at the plates refine the rest, and on every tie
the smaller say wins: more say is never assumed. Then the draft takes in the safeguards that congruence asks for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samenspraak.rulebook.agreements.congruence import incongruences, rule_of
from samenspraak.rulebook.agreements.congruence_bodies import invitations
from samenspraak.rulebook.agreements.congruence_safeguards import EXECUTABLE
from samenspraak.rulebook.agreements.congruence_tasks import leaning_of
from samenspraak.rulebook.agreements.setting import Number, Setting, Thresholds
from samenspraak.rulebook.agreements.terms import ALL_TOPICS, Chosen, Guard, Instrument, Owner, Say, Task, Who, parse

BODY = "wijkraad"
SEATS, TERM_MONTHS = 9, 24
QUOTED = 5  # so many wishes are quoted beside a term; the outcomes have them all
TOPICS = 3  # so many topics of their own are proposed
OTHER = "other"  # "something else" is no topic to decide on

# The choices at the plates that a draft reads. A municipality that asks other questions gets the defaults.
SAY_CHOICE = {Task.DRAW_UP: "drawing-up-say", Task.DECIDE: "deciding-say", Task.CARRY_OUT: "carrying-out-say"}
TOPIC_CHOICE, BODY_CHOICE = "what-about-first", "who-speaks-how"
REVIEW_CHOICE, REVIEWS = "learning-stopping-when", {"half-year": 6, "year": 12}
RULE_CHOICE, RULES = "good-conversation-rule", {"majority": 50, "large-majority": 66}

COMPOSITIONS: Mapping[str, tuple[tuple[Chosen, int], ...]] = {
    "open": ((Chosen.OPEN, SEATS),),
    "elected": ((Chosen.ELECTED, SEATS),),
    "drawn": ((Chosen.DRAWN, SEATS),),
    "association": ((Chosen.ASSOCIATION, SEATS),),
    "mixed": ((Chosen.DRAWN, 5), (Chosen.OPEN, 4)),
    "none": (),
}
BLOCKS: Mapping[Task | Guard, str] = {  # the building block at which people spoke about it
    Task.DRAW_UP: "drawing-up",
    Task.DECIDE: "deciding",
    Task.CARRY_OUT: "carrying-out",
    Guard.REPRESENTATION: "who-speaks",
    Guard.CONSULTATION: "deciding",
    Guard.REACH: "more-people",
    Guard.INCLUSION: "more-people",
    Guard.OPENNESS: "openness",
    Guard.DECISION_RULE: "good-conversation",
    Guard.INTEREST: "good-conversation",
    Guard.MINORITY: "good-conversation",
    Guard.ACCOUNTABILITY: "learning-stopping",
    Guard.COMPLAINT: "roles",
    Guard.SUPPORT: "money-support",
    Guard.MONEY_CONTROL: "money-support",
    Guard.REPLY: "roles",
    Guard.REVIEW: "learning-stopping",
    Guard.EXIT: "learning-stopping",
}
Row = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """What a draft reads of the outcomes of conversations.

    `wanted`: mean wish per compass point, 1–5. `archetype`: mean weight per corner, in per cents. `choices`: per
    question, how many chose each option. `wishes`: per building block, (answer id, text) in the order to quote them.
    """

    wanted: Mapping[str, Number] = field(default_factory=dict)
    archetype: Mapping[str, Number] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    wishes: Mapping[str, Sequence[tuple[Any, str]]] = field(default_factory=dict)

    def favourite(self, question: str, options: Sequence[str]) -> str | None:
        """The option most people chose, among these; on a tie the one that stands first. None when nobody did."""
        counts = self.choices.get(question, {})
        best = max(options, key=lambda option: counts.get(option, 0), default="")
        return best if counts.get(best, 0) > 0 else None


def draft_from(outcomes: Said | Mapping[str, Any], content: Mapping[str, Any]) -> list[Row]:
    """The rows of a first draft. `content` is the adopted content version, by file name.

    Nothing in it blocks: what the rules call impossible or contradictory is never proposed.
    """
    said = outcomes if isinstance(outcomes, Said) else Said(**outcomes)
    thresholds = Thresholds.read(content["thresholds"])
    words = content["safeguards"]["draft"]
    body = list(_body(said, thresholds, words))
    says = list(_says(said, content, words, BODY if body else ""))
    rows = [_purpose(words), *says, *body, *_promise(says, thresholds, words, BODY if body else "")]
    return parse(_numbered(rows + _safeguards(rows, said, content, thresholds))).as_rows()


def _purpose(words: Mapping[str, Any]) -> Row:
    return {"kind": "text", "data": {}, "text": words["texts"]["purpose"], "sources": []}


def _says(said: Said, content: Mapping[str, Any], words: Mapping[str, Any], body: str) -> Iterator[Row]:
    """A row for all topics in each task; and, where the wijk gets more say, one for each topic that was named."""
    level = leaning_of(said.archetype) or _chosen_say(said, Task.DECIDE) or Say.ADVISES
    named = _topics(said, content) if level > Say.ADVISES else []
    levels = {
        Task.DRAW_UP: _chosen_say(said, Task.DRAW_UP) or min(level, Say.INITIATES),
        Task.DECIDE: min(level, Say.ADVISES) if named else level,
        Task.CARRY_OUT: _chosen_say(said, Task.CARRY_OUT) or Say.ADVISES,
    }
    for task in Task:
        yield _say(ALL_TOPICS, task, levels[task], said, words, body)
    for topic in named:
        yield _say(topic, Task.DECIDE, level, said, words, body)


def _say(topic: str, task: Task, say: Say, said: Said, words: Mapping[str, Any], body: str) -> Row:
    columns = {"kind": "say", "topic": topic, "task": task.value, "say": say.code, "data": {"body": body}}
    sources = [*_why(said, task), *(_topic_source(said, topic)), *_quotes(said, task)]
    return columns | {"text": words["says"][task.value][say.code], "sources": sources}


def _chosen_say(said: Said, task: Task) -> Say | None:
    """The level most people chose for this task; on a tie the smaller one. "It differs" is no level."""
    code = said.favourite(SAY_CHOICE[task], [say.code for say in Say])
    return Say.of(code) if code else None


def _topics(said: Said, content: Mapping[str, Any]) -> list[str]:
    """The topics that were named most, at most three, in the order of the content when named as often."""
    known = [topic["key"] for topic in content["topics"]["topics"]]
    counts = said.choices.get(TOPIC_CHOICE, {})
    named = [key for key in known if counts.get(key, 0) > 0 and key != OTHER]
    return sorted(named, key=lambda key: -counts[key])[:TOPICS]


def _body(said: Said, thresholds: Thresholds, words: Mapping[str, Any]) -> Iterator[Row]:
    """The body that acts for the wijk, made up as most people chose; none when most want no group."""
    made_up = said.favourite(BODY_CHOICE, list(COMPOSITIONS)) or "open"
    parts = COMPOSITIONS[made_up]
    if not parts:
        return
    data = {
        "key": BODY,
        "name": words["body_name"],
        "kind": "wijkraad",
        "composition": [{"who": Who.RESIDENTS.value, "seats": seats, "chosen": how.value} for how, seats in parts],
        "term_months": min(TERM_MONTHS, thresholds.term_months),
        "rotation": words["rotation"],
        "speaks_for": words["speaks_for"],
    } | _draw(sum(seats for how, seats in parts if how is Chosen.DRAWN), thresholds)
    facts = {"seats": SEATS, "months": data["term_months"], "speaks_for": data["speaks_for"]}
    sources = [*_choice_source(said, BODY_CHOICE, made_up), *_quotes(said, Guard.REPRESENTATION)]
    yield {"kind": "body", "data": data, "text": words["bodies"][made_up].format(**facts), "sources": sources}


def _draw(drawn: int, thresholds: Thresholds) -> dict[str, int]:
    """How many to invite, so that the drawn seats can be filled."""
    if not drawn or not thresholds.response_percent:
        return {}
    invited = invitations(drawn, thresholds.response_percent)
    return {"invited": invited, "response_percent": thresholds.response_percent}


def _promise(says: list[Row], thresholds: Thresholds, words: Mapping[str, Any], body: str) -> Iterator[Row]:
    """Where the wijk decides: a political promise, and said to be one. Law is for the council, not for a draft."""
    topics = [row["topic"] for row in says if (row["task"], row["say"]) == (Task.DECIDE, Say.DECIDES.code)]
    if not topics:
        return
    data = {
        "instrument": Instrument.TOEZEGGING.value,
        "owner": Owner.COLLEGE.value,
        "power": words["promise"],
        "topics": topics,
        "tasks": [Task.DECIDE.value],
        "to": body,
        "limits": words["promise_limits"],
        "motivated_deviation": True,
        "deadline_days": max(thresholds.reply_days, 1),
    }
    text = words["texts"]["promise"].format(days=data["deadline_days"])
    yield {
        "kind": "transfer",
        "data": data,
        "text": text,
        "sources": [{"kind": "rule", "code": "power-without-ground"}],
    }


def _safeguards(rows: list[Row], said: Said, content: Mapping[str, Any], thresholds: Thresholds) -> list[Row]:
    """The safeguards that congruence asks for, until it asks for no other."""
    offered = {one["key"]: one for one in content["safeguards"]["safeguards"]}
    added: list[Row] = []
    while True:
        found = incongruences(parse(_numbered(rows + added)), Setting(), thresholds)
        asked = {rule.guard: rule.code for rule in (rule_of(one.code) for one in found) if rule.guard}
        known = {row["data"]["kind"] for row in added}
        new = [(guard, code) for guard, code in asked.items() if guard.value in offered and guard.value not in known]
        if not new:
            return sorted(added, key=lambda row: list(Guard).index(Guard(row["data"]["kind"])))
        added += [safeguard_row(guard, code, offered[guard.value], said, thresholds) for guard, code in new]


def safeguard_row(guard: Guard, code: str, offered: Mapping[str, Any], said: Said, thresholds: Thresholds) -> Row:
    """A safeguard with the numbers and the sentence of the content, and why it is there: a rule, or what was said."""
    params = defaults(offered)
    params = {name: fit(guard, name, value, thresholds) for name, value in params.items()} | _chosen(
        guard, said, thresholds
    )
    sources = [{"kind": "rule", "code": code}, *_why_param(guard, said), *_quotes(said, guard)]
    data = {"kind": guard.value, "params": params}
    return {"kind": "safeguard", "data": data, "text": offered["text"].format(**params), "sources": sources}


def defaults(offered: Mapping[str, Any]) -> dict[str, Any]:
    """The numbers and words with which content begins a safeguard; what it leaves open is not said at all."""
    begun = {param["key"]: param["default"] for param in offered.get("params", ())}
    return {name: value for name, value in begun.items() if value not in ("", False)}


LIMITS = {
    Guard.CONSULTATION: ("consultation_days", max),
    Guard.REACH: ("reach_percent", min),
    Guard.OPENNESS: ("minutes_days", min),
    Guard.ACCOUNTABILITY: ("accountability_months", min),
    Guard.COMPLAINT: ("complaint_days", min),
    Guard.REPLY: ("reply_days", min),
    Guard.REVIEW: ("review_months", min),
}


def fit(guard: Guard, name: str, value: Any, thresholds: Thresholds) -> Any:
    """The default, moved to the threshold where a municipality set another one."""
    if guard not in LIMITS or name != EXECUTABLE.get(guard, "percent"):
        return value
    threshold, stricter = LIMITS[guard]
    return stricter(value, getattr(thresholds, threshold))


def _chosen(guard: Guard, said: Said, thresholds: Thresholds) -> dict[str, int]:
    """What people chose themselves for a parameter, where that is strict enough."""
    if guard is Guard.REVIEW and said.favourite(REVIEW_CHOICE, [*REVIEWS, "first-plan", "two-years"]) == "half-year":
        return {"months": min(REVIEWS["half-year"], thresholds.review_months)}
    if guard is Guard.DECISION_RULE and (rule := said.favourite(RULE_CHOICE, list(RULES))):
        return {"percent": RULES[rule]}
    return {}


def _why(said: Said, task: Task) -> Iterator[dict[str, Any]]:
    """The triangle for deciding, and what most people chose."""
    weights = {key: round(weight) for key, weight in said.archetype.items() if weight is not None}
    if task is Task.DECIDE and any(weights.values()):
        yield {"kind": "archetype", "weights": weights}
    yield from _choice_source(said, SAY_CHOICE[task], said.favourite(SAY_CHOICE[task], [say.code for say in Say]))


def _why_param(guard: Guard, said: Said) -> Iterator[dict[str, Any]]:
    question = {Guard.REVIEW: REVIEW_CHOICE, Guard.DECISION_RULE: RULE_CHOICE}.get(guard, "")
    yield from _choice_source(said, question, said.favourite(question, sorted(said.choices.get(question, {}))))


def _topic_source(said: Said, topic: str) -> Iterator[dict[str, Any]]:
    yield from _choice_source(said, TOPIC_CHOICE, topic)


def _choice_source(said: Said, question: str, option: str | None) -> Iterator[dict[str, Any]]:
    counts = said.choices.get(question, {})
    if option and counts.get(option):
        total = sum(counts.values())
        yield {"kind": "choice", "question": question, "option": option, "count": counts[option], "of": total}


def _quotes(said: Said, about: Task | Guard) -> Iterator[dict[str, Any]]:
    wishes = said.wishes.get(BLOCKS[about], ())
    for answer, text in wishes[:QUOTED]:
        yield {"kind": "wish", "block": BLOCKS[about], "answer": answer, "text": text, "of": len(wishes)}


CHAPTERS = {"text": 1, "say": 2, "body": 3, "transfer": 4, "money": 5, "safeguard": 6}  # the article of each kind


def _numbered(rows: list[Row]) -> list[Row]:
    """Rows in the order of their articles, with their numbers and the columns that a row has."""
    counts = dict.fromkeys(CHAPTERS, 0)
    numbered = []
    for order, row in enumerate(sorted(rows, key=lambda row: CHAPTERS[row["kind"]]), start=1):
        counts[row["kind"]] += 1
        number = f"{CHAPTERS[row['kind']]}.{counts[row['kind']]}"
        numbered.append({"topic": "", "task": "", "say": ""} | row | {"number": number, "order": order})
    return numbered
