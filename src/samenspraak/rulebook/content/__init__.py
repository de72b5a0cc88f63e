# SPDX-License-Identifier: EUPL-1.2
"""The content that a conversation is held with. A municipality replaces it; `parse` refuses what is unsound."""

from samenspraak.rulebook.content.extending import extended, own_plate, why_not_own_plate
from samenspraak.rulebook.content.parsing import parse
from samenspraak.rulebook.content.shapes import (
    ARCHETYPES,
    COMPASS,
    CORNERS,
    POINTS,
    TRIANGLE,
    Archetype,
    Askable,
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
    TriangleQuestion,
)

__all__ = [
    "ARCHETYPES",
    "COMPASS",
    "CORNERS",
    "POINTS",
    "TRIANGLE",
    "Archetype",
    "Askable",
    "BuildingBlock",
    "Choice",
    "CompassPoint",
    "ContentSet",
    "Goal",
    "Option",
    "Plate",
    "Preset",
    "Question",
    "Statement",
    "Text",
    "Topic",
    "TriangleQuestion",
    "extended",
    "own_plate",
    "parse",
    "why_not_own_plate",
]
