# SPDX-License-Identifier: EUPL-1.2
"""From files to a content set, or a refusal that says everything that is wrong with the files at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from samenspraak.rulebook.content.reading import Reader, doubles, wrong
from samenspraak.rulebook.content.shapes import (
    ARCHETYPES,
    COMPASS,
    CORNERS,
    POINTS,
    Archetype,
    BuildingBlock,
    Choice,
    CompassPoint,
    ContentSet,
    Goal,
    Option,
    Plate,
    Preset,
    Question,
    Statement,
    Text,
    Topic,
)
from samenspraak.rulebook.verdicts import Finding, refuse_all

LEANS = ("more", "less", "open")
LABEL_LIMIT, PLATE_LIMIT, QUESTION_LIMIT = 200, 40, 60  # characters; what is stored with every answer


def parse(body: Mapping[str, Any]) -> ContentSet:
    """The content as read from its files: {"praatplaat": {…}, "compass": {…}, "archetypes": {…}, "topics": {…}, …}.

    Raises `Refused` with everything that is wrong. Params of each finding: `file`, `at` (the place in the file).
    """
    findings: list[Finding] = []
    plate, compass, corners, topics = (
        Reader(name, body.get(name), "", findings) for name in ("praatplaat", "compass", "archetypes", "topics")
    )
    content = ContentSet(
        label=plate.text("label", LABEL_LIMIT),
        title=plate.text("title"),
        intro=plate.text("intro"),
        goals=tuple(Goal(*_titled(goal)) for goal in plate.many("goals")),
        presets=tuple(_preset(preset) for preset in plate.many("presets")),
        blocks=tuple(_block(number, block) for number, block in enumerate(plate.many("blocks"), start=1)),
        compass_plate=Plate(COMPASS, "compass", compass.text("title"), compass.text("short")),
        compass=tuple(_point(point) for point in compass.many("points")),
        archetypes_plate=Plate(ARCHETYPES, "triangle", corners.text("title"), corners.text("short")),
        archetypes=tuple(_archetype(corner) for corner in corners.many("archetypes")),
        topics=tuple(_topic(topic) for topic in topics.many("topics")),
        thresholds=body.get("thresholds", {}),
        safeguards=body.get("safeguards", {}),
        prices=body.get("prices", {}),
    )
    refuse_all(findings or _why_not_sound(content))
    return content


def _titled(reader: Reader) -> tuple[str, Text, Text]:
    return reader.key(PLATE_LIMIT), reader.text("title"), reader.text("short")


def _preset(reader: Reader) -> Preset:
    return Preset(*_titled(reader), minutes=reader.number("minutes"), plates=reader.words("plates"))


def _block(number: int, reader: Reader) -> BuildingBlock:
    key, title, short = _titled(reader)
    return BuildingBlock(
        number=number,
        key=key,
        picture=reader.word("picture"),
        title=title,
        short=short,
        keywords=reader.texts("keywords"),
        questions=tuple(Question(*_asked(question)) for question in reader.many("questions")),
        statements=tuple(
            Statement(*_asked(statement), leans=statement.word("leans", among=LEANS))
            for statement in reader.many("statements")
        ),
        choice=_choice(reader.one("choice")),
    )


def _asked(reader: Reader) -> tuple[str, Text]:
    return reader.key(QUESTION_LIMIT), reader.text("text")


def _choice(reader: Reader) -> Choice:
    return Choice(*_asked(reader), options=tuple(Option(*_asked(option)) for option in reader.many("options")))


def _point(reader: Reader) -> CompassPoint:
    key, title, short = _titled(reader)
    group = reader.word("group", among=("reach", "safeguard"))
    return CompassPoint(key, group, title, short, *(reader.text(name) for name in ("now", "wanted", "low", "high")))


def _archetype(reader: Reader) -> Archetype:
    key, title, short = _titled(reader)
    return Archetype(key, reader.word("picture"), title, short, reader.text("example"))


def _topic(reader: Reader) -> Topic:
    key, title, short = _titled(reader)
    return Topic(key, reader.word("picture"), title, short)


# What files that read well can still get wrong together.


def _why_not_sound(content: ContentSet) -> list[Finding]:
    return [
        *_why_not_keys("compass", "points", tuple(point.key for point in content.compass), POINTS),
        *_why_not_keys("archetypes", "archetypes", tuple(corner.key for corner in content.archetypes), CORNERS),
        *_double_questions(content),
        *(finding for block in content.blocks for finding in _why_not_block(block)),
        *(finding for preset in content.presets for finding in _why_not_preset(preset, content)),
    ]


def _why_not_keys(file: str, at: str, found: tuple[str, ...], expected: tuple[str, ...]) -> list[Finding]:
    if found == expected:
        return []
    return [wrong("content-keys", file, at, expected=", ".join(expected), found=", ".join(found))]


def _double_questions(content: ContentSet) -> list[Finding]:
    """A question is known by its key alone, in the whole set: answers are stored with it."""
    keys = (question.key for plate in content.plates for question in content.questions_of(plate.key))
    plates = (plate.key for plate in content.plates)
    return [
        *(wrong("content-double", "praatplaat", "blocks", key=key) for key in doubles(keys)),
        *(wrong("content-double", "praatplaat", "blocks", key=key) for key in doubles(plates)),
    ]


def _why_not_block(block: BuildingBlock) -> Iterator[Finding]:
    """A plate steers when its statements lean one way only; a choice of one is no choice."""
    leans = {statement.leans for statement in block.statements}
    if ("more" in leans) != ("less" in leans):
        yield wrong("content-one-sided", "praatplaat", f"blocks[{block.key}].statements", plate=block.title)
    if block.choice and len(block.choice.options) == 1:
        yield wrong("content-one-option", "praatplaat", f"blocks[{block.key}].choice", plate=block.title)


def _why_not_preset(preset: Preset, content: ContentSet) -> Iterator[Finding]:
    known = tuple(plate.key for plate in content.plates)
    at = f"presets[{preset.key}].plates"
    for key in preset.plates:
        if key not in known:
            yield wrong("content-unknown", "praatplaat", at, found=key, known=", ".join(known))
    for key in doubles(preset.plates):
        yield wrong("content-double", "praatplaat", at, key=key)
