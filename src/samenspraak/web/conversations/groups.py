# SPDX-License-Identifier: EUPL-1.2
"""Opinion groups as a page shows them: who say much the same, what sets them apart, and what all of them share."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from samenspraak.rulebook.content import ContentSet
from samenspraak.web.conversations.answers_under import Under, nowhere
from samenspraak.web.conversations.forms import VOTES
from samenspraak.web.wording.conversations import GROUP_VERDICTS

MOST = 5  # statements that all share or that divide; the numbers of all stand at the plates


@dataclass(frozen=True)
class Trait:
    """What sets a group apart: the statement, what most of the group say, and how many here and elsewhere."""

    text: str
    stance: str
    here: str
    elsewhere: str
    under: str


@dataclass(frozen=True)
class Group:
    """A group by its letter; its traits in words."""

    letter: str
    size: int
    traits: list[Trait]


@dataclass(frozen=True)
class Shared:
    """A statement on which every group stands alike: "agree" or "disagree", and the same in words."""

    key: str
    text: str
    says: str
    stance: str
    under: str


@dataclass(frozen=True)
class Apart:
    """A statement on which groups stand across from each other: by letter what they say, in numbers."""

    text: str
    said: list[tuple[str, str]]
    under: str


@dataclass(frozen=True)
class Groups:
    """Everything the page tells about groups. `verdict` is a sentence; without clear groups there is only that."""

    verdict: str
    found: list[Group] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    left_out: int = 0


@dataclass(frozen=True)
class _Statements:
    """The statements of all plates in words, and where the answers to each stand."""

    content: ContentSet
    under: Under
    by_key: Mapping[str, tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        known = {one.key: (block.key, str(one.text)) for block in self.content.blocks for one in block.statements}
        object.__setattr__(self, "by_key", known)

    def text(self, key: str) -> str:
        return self.by_key[key][1]

    def where(self, key: str) -> str:
        return self.under(self.by_key[key][0], key)


def groups_of(opinions: Any, content: ContentSet, under: Under = nowhere) -> Groups:
    """The groups in words. What is hidden in the rulebook, because so few said it, is not here either."""
    on = _Statements(content, under)
    verdict = str(GROUP_VERDICTS[opinions.verdict])
    if not opinions.groups:
        return Groups(verdict)
    return Groups(
        verdict,
        [Group(one.letter, one.size, [_trait(trait, on) for trait in one.traits]) for one in opinions.groups],
        [_shared(one, on) for one in opinions.shared[:MOST]],
        [_apart(one, on) for one in opinions.divided[:MOST]],
        opinions.people - opinions.placed,
    )


def shared_by_all(opinions: Any, content: ContentSet, plates: Collection[str]) -> list[Shared]:
    """What every group says of the statements on these plates, most widely shared first. Nothing without groups."""
    if not opinions or not opinions.groups:
        return []
    on = _Statements(content, nowhere)
    here = (one for one in opinions.shared if one.statement in on.by_key and on.by_key[one.statement][0] in plates)
    return [_shared(one, on) for one in here]


def _shared(one: Any, on: _Statements) -> Shared:
    key = one.statement
    return Shared(key, on.text(key), one.shared, _stance(one.shared), on.where(key))


def _stance(key: str) -> str:
    return str(dict(VOTES)[key])


def _trait(trait: Any, on: _Statements) -> Trait:
    here, elsewhere = (_of(counts, trait.stance) for counts in (trait.here, trait.elsewhere))
    return Trait(on.text(trait.statement), _stance(trait.stance), here, elsewhere, on.where(trait.statement))


def _apart(one: Any, on: _Statements) -> Apart:
    said = [(letter, _words(counts)) for letter, counts in one.by_group.items() if counts]
    return Apart(on.text(one.statement), said, on.where(one.statement))


def _words(counts: Any) -> str:
    return _("{agree} agree, {disagree} disagree").format(agree=counts.agree, disagree=counts.disagree)


def _of(counts: Any, stance: str) -> str:
    return _("{n} of {all}").format(n=counts.of(stance), all=counts.n)
