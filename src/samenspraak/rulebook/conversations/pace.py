# SPDX-License-Identifier: EUPL-1.2
"""How much one participant may say: far more than anybody types, far less than a program that floods a room."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta

from samenspraak.rulebook.verdicts import Finding

ANSWERS_A_MINUTE = 60
WISHES_A_QUESTION = 20
MINUTE = timedelta(minutes=1)


def why_not_more(wishes: Sequence[str], others: int, *, last_minute: int, said: Mapping[str, int]) -> list[Finding]:
    """Why so much more cannot be said now.

    `wishes` are the questions that a new wish goes to, one for each, and `others` the number of new answers to closed
    questions. `last_minute` counts what was given in the minute before, taken back or not; `said` the wishes that
    stand, by question.
    """
    if last_minute + len(wishes) + others > ANSWERS_A_MINUTE:
        return [Finding("too-many-answers-now", {"most": ANSWERS_A_MINUTE})]
    return [
        Finding("too-many-wishes", {"most": WISHES_A_QUESTION}, about=question)
        for question, more in Counter(wishes).items()
        if said.get(question, 0) + more > WISHES_A_QUESTION
    ]
