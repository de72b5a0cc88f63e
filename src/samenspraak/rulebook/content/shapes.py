# SPDX-License-Identifier: EUPL-1.2
"""What a conversation is held with, once read: building blocks, compass, archetypes, topics. Frozen."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar, cast

COMPASS = "compass"  # the plate with the eight points
ARCHETYPES = "archetypes"  # the plate with the triangle
TRIANGLE = "triangle"  # the one question on it
PEOPLE = "people-"  # how the keys begin of statements that participants offered
POINTS = (
    "betrokkenheid",
    "deelname",
    "zeggenschap",
    "eigenaarschap",
    "inclusie",
    "transparantie",
    "goed-gesprek",
    "verantwoording",
)
CORNERS = ("adviseren", "aanjagen", "verdelen")  # the order of the weights of a dot


class Text(str):
    """A Dutch text with its translations. Dutch is authentic, and shown where a translation is missing."""

    translations: Mapping[str, str]

    def __new__(cls, dutch: str, translations: Mapping[str, str] | None = None) -> "Text":
        text = super().__new__(cls, dutch)
        text.translations = dict(translations or {})
        return text

    def in_(self, language: str) -> str:
        """The text in this language ("en", "en-gb"), or in Dutch."""
        return self.translations.get(language.split("-")[0].lower(), str(self))


@dataclass(frozen=True)
class Question:
    """An open question: answered with a wish, as often as one likes."""

    kind: ClassVar[str] = "wish"
    key: str
    text: Text


@dataclass(frozen=True)
class Statement:
    """Agree, disagree or pass. `leans`: agreeing means "more" say for the wijk, "less", or neither ("open").

    `own`: added by people of this round; elsewhere it was not asked.
    """

    kind: ClassVar[str] = "statement"
    key: str
    text: Text
    leans: str
    own: bool = False

    @property
    def by_people(self) -> bool:
        """Whether a participant offered it, rather than whoever made the plate."""
        return self.key.startswith(PEOPLE)


@dataclass(frozen=True)
class Option:
    key: str
    text: Text


@dataclass(frozen=True)
class Choice:
    """One of several options."""

    kind: ClassVar[str] = "choice"
    key: str
    text: Text
    options: tuple[Option, ...]

    def option(self, key: str) -> Option | None:
        """The option with this key."""
        return _named(self.options, key)


@dataclass(frozen=True)
class CompassPoint:
    """One of the eight points. `group`: "reach" (what we want to reach) or "safeguard" (what we guard)."""

    kind: ClassVar[str] = "compass"
    key: str
    group: str
    title: Text
    short: Text
    now: Text  # the question how it is
    wanted: Text  # the question how it should be
    low: Text  # what 1 means
    high: Text  # what 5 means

    @property
    def text(self) -> Text:
        """The point as a question of its plate."""
        return self.title


@dataclass(frozen=True)
class TriangleQuestion:
    """Where the dot lies between the three archetypes."""

    kind: ClassVar[str] = "triangle"
    key: str
    text: Text


@dataclass(frozen=True)
class Plate:
    """A plate that is no building block: the compass, or the triangle."""

    key: str
    picture: str
    title: Text
    short: Text


@dataclass(frozen=True)
class BuildingBlock:
    """One of the building blocks: a picture, open questions, statements and one choice. Numbered from 1.

    `own`: a plate that this wijk put beside the common ones, which need not have every kind of question.
    """

    number: int
    key: str
    picture: str
    title: Text
    short: Text
    keywords: tuple[Text, ...]
    questions: tuple[Question, ...]
    statements: tuple[Statement, ...]
    choice: Choice | None
    own: bool = False


@dataclass(frozen=True)
class Archetype:
    """A way of working together, for inspiration. Never a label for a person."""

    key: str
    picture: str
    title: Text
    short: Text
    example: Text


@dataclass(frozen=True)
class Topic:
    key: str
    picture: str
    title: Text
    short: Text


@dataclass(frozen=True)
class Goal:
    key: str
    title: Text
    short: Text


@dataclass(frozen=True)
class Preset:
    """A ready choice of plates for a gathering of so many minutes."""

    key: str
    title: Text
    short: Text
    minutes: int
    plates: tuple[str, ...]


Askable = Question | Statement | Choice | CompassPoint | TriangleQuestion


@dataclass(frozen=True)
class ContentSet:
    """All content of one version. `label` says whose wording it is."""

    label: Text
    title: Text
    intro: Text
    goals: tuple[Goal, ...]
    presets: tuple[Preset, ...]
    blocks: tuple[BuildingBlock, ...]
    compass_plate: Plate
    compass: tuple[CompassPoint, ...]
    archetypes_plate: Plate
    archetypes: tuple[Archetype, ...]
    topics: tuple[Topic, ...]
    thresholds: Mapping[str, Any]
    safeguards: Mapping[str, Any]
    prices: Mapping[str, Any] = field(default_factory=dict)  # unit prices; a municipality may have none

    @property
    def plates(self) -> tuple[BuildingBlock | Plate, ...]:
        """Everything that can lie on the table, in order: the building blocks, the compass, the triangle."""
        return (*self.blocks, self.compass_plate, self.archetypes_plate)

    def plate(self, key: str) -> BuildingBlock | Plate | None:
        """The plate with this key."""
        return _named(self.plates, key)

    def block(self, key: str) -> BuildingBlock | None:
        """The building block with this key."""
        return _named(self.blocks, key)

    def point(self, key: str) -> CompassPoint | None:
        """The compass point with this key."""
        return _named(self.compass, key)

    def archetype(self, key: str) -> Archetype | None:
        """The archetype with this key."""
        return _named(self.archetypes, key)

    def topic(self, key: str) -> Topic | None:
        """The topic with this key."""
        return _named(self.topics, key)

    def preset(self, key: str) -> Preset | None:
        """The ready choice of plates with this key."""
        return _named(self.presets, key)

    def questions_of(self, plate: str) -> tuple[Askable, ...]:
        """What is asked on this plate, in order. Nothing when the plate is unknown."""
        if plate == COMPASS:
            return self.compass
        if plate == ARCHETYPES:
            return (TriangleQuestion(TRIANGLE, self.archetypes_plate.title),)
        block = self.block(plate)
        if block is None:
            return ()
        return (*block.questions, *block.statements, *((block.choice,) if block.choice else ()))

    def question(self, plate: str, key: str) -> Askable | None:
        """The question with this key on this plate."""
        return _named(self.questions_of(plate), key)

    def in_(self, language: str) -> "ContentSet":
        """The same content with every text in this language, or in Dutch where there is no translation."""
        return cast(ContentSet, _translated(self, language))


Keyed = TypeVar("Keyed", bound=Any)


def _named(among: tuple[Keyed, ...], key: str) -> Keyed | None:
    return next((one for one in among if one.key == key), None)


def _translated(value: Any, language: str) -> Any:
    if isinstance(value, Text):
        return Text(value.in_(language), {"nl": value.in_("nl"), **value.translations})
    if isinstance(value, tuple):
        return tuple(_translated(one, language) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return dataclasses.replace(value, **{f.name: _translated(getattr(value, f.name), language) for f in fields})
    return value
