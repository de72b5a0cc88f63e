# SPDX-License-Identifier: EUPL-1.2
"""What a next version changes, told: the sentences of `wording.changes` with names and numbers filled in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samenspraak.rulebook.agreements.changes import Change, Whom, for_whom
from samenspraak.rulebook.agreements.terms import ALL_TOPICS, BodyTerm, MoneyTerm, Term, TransferTerm
from samenspraak.web.agreements.forms import around, localised
from samenspraak.web.agreements.reading import Reader
from samenspraak.web.shared import components
from samenspraak.web.wording import agreements as words
from samenspraak.web.wording import changes as said
from samenspraak.web.wording import congruence


def groups(
    found: Iterable[Change], first: Whom, left: Reader, right: Reader, addresses: Sequence[str]
) -> list[dict[str, Any]]:
    """The changes by who reads them, the reader's own group first.

    `left` and `right` read the version before and after; `addresses` are where these stand.
    """
    told = list(found)
    order = [first, *(whom for whom in Whom if whom is not first)]
    return [
        {
            "whom": whom.value,
            "title": said.WHOM[whom.value],
            "is_own": whom is first,
            "changes": [_told(one, whom, left, right, addresses) for one in for_whom(told, whom)],
        }
        for whom in order
    ]


def _told(change: Change, whom: Whom, left: Reader, right: Reader, addresses: Sequence[str]) -> dict[str, str]:
    number = change.numbers[-1]
    stands = any(term.number == number for term in right.terms.all) and not change.code.endswith("-gone")
    href = f"{addresses[stands]}#art-{number}"
    return {"text": capfirst(_sentence(change, whom, left, right)), "number": number, "href": href}


def _sentence(change: Change, whom: Whom, left: Reader, right: Reader) -> str:
    facts = {name: _value(change, name, left if name == "was" else right) for name in change.params}
    facts["number"] = ", ".join(change.numbers)
    if change.code == "say-changed":
        return _of_say(change, facts)
    if "guard" in change.params:
        return _of_guard(change, whom, facts, right)
    return str(said.SENTENCES_OF_CHANGE[change.code]).format(**facts)


def _of_say(change: Change, facts: dict[str, str]) -> str:
    level, before = change.params["now"], change.params["was"]
    now = str(said.SAY_NOW[change.params["task"]][level]).format(topic=facts["topic"])
    was = str(said.SAY_WAS).format(was=components.SAY[before]) if before else str(said.NOTHING_WAS)
    return f"{now} {was}"


def _of_guard(change: Change, whom: Whom, facts: dict[str, str], reader: Reader) -> str:
    guard, param = change.params["guard"], change.params.get("param", "")
    offered = reader.offered.get(guard, {"title": guard})
    facts |= {"title": localised(offered, "title")}
    numbers = all(isinstance(change.params.get(name), int) for name in ("was", "now"))
    own = said.PROMISED_TO_YOU if whom is Whom.RESIDENTS else {}
    sentence = own.get((guard, param)) or said.PROMISED.get((guard, param)) if numbers else None
    if param and sentence is None:
        known = {one["key"]: one for one in offered.get("params", ())}
        facts["name"] = " ".join(filter(None, around(localised(known[param], "title") if param in known else param)))
    return str(sentence or said.SENTENCES_OF_CHANGE[change.code]).format(**facts)


def _value(change: Change, name: str, reader: Reader) -> str:
    """A fact as it reads in a sentence."""
    value = change.params[name]
    if name in NAMED:
        return NAMED[name](value, reader)
    if isinstance(value, Term):
        return _term(value, change.code, reader)
    if change.code == "say-body":
        value = reader.body(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value) or _("not said")


def _missing(parts: Iterable[str], reader: Reader) -> str:
    return ", ".join(str(said.DIFFERS.get(part) or congruence.PARTS[part]) for part in parts)


def _term(term: Term, code: str, reader: Reader) -> str:
    if isinstance(term, BodyTerm):
        return reader.composition(term) or _("not said")
    if isinstance(term, TransferTerm):
        return _on(term, reader) if code == "transfer-on" else str(words.INSTRUMENTS[term.instrument.value])
    return (reader.amount(term) if isinstance(term, MoneyTerm) else "") or _("money")


def _topic(key: str, reader: Reader) -> str:
    """A topic in the middle of a sentence."""
    if key == ALL_TOPICS:
        return str(words.OTHER_TOPICS_WORD if len(reader.terms.topics) > 1 else words.ALL_TOPICS_WORD)
    title = reader.topic(key)
    return title[:1].lower() + title[1:]


def _on(term: TransferTerm, reader: Reader) -> str:
    topics = [_topic(key, reader) for key in term.topics] or [str(words.ALL_TOPICS_WORD)]
    tasks = [str(components.TASKS[task.value]) for task in term.tasks]
    return f"{', '.join(topics)} ({', '.join(tasks)})" if tasks else ", ".join(topics)


NAMED: Mapping[str, Callable[[Any, Reader], str]] = {
    "missing": _missing,
    "topic": _topic,
    "task": lambda task, _reader: str(components.TASKS[task]),
    "power": lambda power, _reader: power or _("something that is not named"),
}
