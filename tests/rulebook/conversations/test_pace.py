# SPDX-License-Identifier: EUPL-1.2
"""Nobody types too much; a program does."""

import pytest

from samenspraak.rulebook.conversations import ANSWERS_A_MINUTE, WISHES_A_QUESTION, why_not_more

BYLAW = """
wishes  others  last_minute  said  refused
1       0       0            0     -
0       16      0            0     -
60      0       0            0     too-many-wishes
0       60      0            0     -
0       61      0            0     too-many-answers-now
1       0       59           0     -
1       0       60           0     too-many-answers-now
1       0       0            19    -
1       0       0            20    too-many-wishes
2       0       0            19    too-many-wishes
0       1       0            20    -
1       0       60           20    too-many-answers-now
0       0       60           20    -
"""


def rows():
    _, *body = [line.split() for line in BYLAW.strip().splitlines()]
    return [(*map(int, row[:4]), row[4]) for row in body]


@pytest.mark.parametrize(("wishes", "others", "last_minute", "said", "refused"), rows())
def test_how_much_more_may_be_said(wishes, others, last_minute, said, refused):
    found = why_not_more(["works"] * wishes, others, last_minute=last_minute, said={"works": said})
    assert [one.code for one in found] == ([] if refused == "-" else [refused])


def test_the_table_is_about_the_limits_as_they_are():
    assert (ANSWERS_A_MINUTE, WISHES_A_QUESTION) == (60, 20)


def test_each_question_that_is_full_is_named():
    found = why_not_more(["works", "belongs", "new"], 0, last_minute=0, said={"works": 20, "belongs": 20, "new": 3})
    assert {one.about for one in found} == {"works", "belongs"}
