# SPDX-License-Identifier: EUPL-1.2
"""Opinion groups as a page shows them: who say much the same, what sets them apart, and what all of them share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from samenspraak.rulebook.content import ContentSet
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


@dataclass(frozen=True)
class Group:
    """A group by its letter; its traits in words."""

    letter: str
    size: int
    traits: list[Trait]


@dataclass(frozen=True)
class Shared:
    """A statement on which every group stands alike."""

    text: str
    stance: str


@dataclass(frozen=True)
class Apart:
    """A statement on which groups stand across from each other: by letter what they say, in numbers."""

    text: str
    said: list[tuple[str, str]]


@dataclass(frozen=True)
class Groups:
    """Everything the page tells about groups. `verdict` is a sentence; without clear groups there is only that."""

    verdict: str
    found: list[Group] = field(default_factory=list)
    shared: list[Shared] = field(default_factory=list)
    apart: list[Apart] = field(default_factory=list)
    left_out: int = 0


def groups_of(opinions: Any, content: ContentSet) -> Groups:
    """The groups in words. What is hidden in the rulebook, because so few said it, is not here either."""
    texts = {one.key: str(one.text) for block in content.blocks for one in block.statements}
    verdict = str(GROUP_VERDICTS[opinions.verdict])
    if not opinions.groups:
        return Groups(verdict)
    return Groups(
        verdict,
        [Group(one.letter, one.size, [_trait(trait, texts) for trait in one.traits]) for one in opinions.groups],
        [Shared(texts[one.statement], _stance(one.shared)) for one in opinions.shared[:MOST]],
        [_apart(one, texts) for one in opinions.divided[:MOST]],
        opinions.people - opinions.placed,
    )


def _stance(key: str) -> str:
    return str(dict(VOTES)[key])


def _trait(trait: Any, texts: Mapping[str, str]) -> Trait:
    here, elsewhere = (_of(counts, trait.stance) for counts in (trait.here, trait.elsewhere))
    return Trait(texts[trait.statement], _stance(trait.stance), here, elsewhere)


def _apart(one: Any, texts: Mapping[str, str]) -> Apart:
    said = [(letter, _words(counts)) for letter, counts in one.by_group.items() if counts]
    return Apart(texts[one.statement], said)


def _words(counts: Any) -> str:
    return _("{agree} agree, {disagree} disagree").format(agree=counts.agree, disagree=counts.disagree)


def _of(counts: Any, stance: str) -> str:
    return _("{n} of {all}").format(n=counts.of(stance), all=counts.n)
