# SPDX-License-Identifier: EUPL-1.2
"""By when a question is answered, and when that may become later.

```
asked            agreed days   answered by        because
2026-05-04 (Mon) -             2026-05-28 (Thu)   fifteen working days, without 5, 14 and 25 May
2026-05-08 (Fri) -             2026-06-02 (Tue)   fifteen working days, without 14 and 25 May
2026-05-09 (Sat) -             2026-06-02 (Tue)   a weekend day counts as the Friday before
2026-05-04 (Mon) 42            2026-06-15 (Mon)   as agreed
2026-05-04 (Mon) 12            2026-05-18 (Mon)   as agreed, and on to the next working day
2026-05-04 (Mon) 21            2026-05-26 (Tue)   as agreed, and on: it would end on Tweede Pinksterdag
```
"""

from datetime import date

import pytest

from samenspraak import content
from samenspraak.rulebook.agenda.questions import Answering, why_not_later
from samenspraak.rulebook.verdicts import Refused

BYLAW = [line.split()[:5] for line in __doc__.split("```")[1].strip().splitlines()[1:]]
DUE, TODAY = date(2026, 5, 25), date(2026, 5, 4)


@pytest.mark.parametrize(("asked", "_day", "agreed", "due", "_due"), BYLAW)
def test_the_bylaw(asked, _day, agreed, due, _due):
    days = None if agreed == "-" else int(agreed)
    assert Answering().due(date.fromisoformat(asked), days) == date.fromisoformat(due)


def test_the_content_says_how():
    shipped = content.read_set()["thresholds"]
    assert Answering.read(shipped) == Answering(answer_days=15, reminder_days=5)
    assert Answering.read({}) == Answering()
    assert Answering.read({"questions": {"answer_days": {"value": 5}}}).due(TODAY, None) == date(2026, 5, 12)
    for wrong in ({"answer_days": {"value": 0}}, {"answer_days": {"value": True}}, {"anders": {"value": 3}}):
        with pytest.raises(Refused):
            Answering.read({"questions": wrong})


@pytest.mark.parametrize(
    ("until", "today", "reason", "codes"),
    [
        (date(2026, 6, 1), TODAY, "Daarom.", []),
        (DUE, TODAY, "Daarom.", ["later-is-not-later"]),
        (date(2026, 6, 1), date(2026, 6, 10), "Daarom.", ["later-is-not-later"]),  # late already: it must lie ahead
        (date(2026, 7, 6), TODAY, "Daarom.", []),
        (date(2026, 7, 7), TODAY, "Daarom.", ["later-too-far"]),
        (date(2026, 6, 1), TODAY, " ", ["reason-not-chosen"]),
    ],
)
def test_later(until, today, reason, codes):
    assert [one.code for one in why_not_later(due=DUE, until=until, today=today, reason=reason)] == codes
