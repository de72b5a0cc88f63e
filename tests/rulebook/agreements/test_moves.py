# SPDX-License-Identifier: EUPL-1.2
"""Which status may follow which."""

import pytest

from samenspraak.rulebook.agreements import Status, why_not_move
from samenspraak.rulebook.agreements.moves import MOVES, by_signatures, gives_powers, may_edit

# "-" may; "=" done already; "s" skips a step; "x" after the end
TABLE = """
to:         draft  proposed  signed  in-force  suspended  superseded  ended  withdrawn
draft       =      -         s       s         s          s           s      -
proposed    s      =         -       s         s          s           s      -
signed      s      s         =       -         s          s           s      -
in-force    s      s         s       =         -          -           -      s
suspended   s      s         s       -         =          -           -      s
superseded  x      x         x       x         x          =           x      x
ended       x      x         x       x         x          x           =      x
withdrawn   x      x         x       x         x          x           x      =
"""
ANSWERS = {"-": None, "=": "move-done-already", "s": "move-skips-a-step", "x": "move-after-the-end"}


def cells():
    head, *lines = [line.split() for line in TABLE.strip().splitlines()]
    return [(row[0], to, ANSWERS[mark]) for row in lines for to, mark in zip(head[1:], row[1:], strict=True)]


@pytest.mark.parametrize(("now", "to", "code"), cells())
def test_moves(now, to, code):
    finding = why_not_move(now, to)
    assert (finding and finding.code) == code


def test_every_status_stands_in_the_table():
    assert len(cells()) == len(Status) ** 2
    assert set(MOVES) == set(Status)


def test_only_a_draft_changes_and_only_what_is_in_force_gives_powers():
    assert [status for status in Status if may_edit(status)] == [Status.DRAFT]
    assert [status for status in Status if gives_powers(status)] == [Status.IN_FORCE]


@pytest.mark.parametrize(
    ("sides", "status"),
    [((), "proposed"), (("wijk",), "proposed"), (("gemeente",), "proposed"), (("wijk", "gemeente"), "signed")],
)
def test_a_text_is_signed_as_long_as_a_signature_of_each_side_stands(sides, status):
    assert by_signatures(sides) == status
