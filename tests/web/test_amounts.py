# SPDX-License-Identifier: EUPL-1.2
"""Amounts of money: written in one way everywhere, never broken behind the euro sign, and read back as typed."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from samenspraak.web import wording
from samenspraak.web.shared import amounts

WEB = Path(wording.__file__).parent.parent
BY_HAND = re.compile(r"""€ ["'{#]""")  # a euro sign and a space, and then what a program puts there
ONE_PLACE = WEB / "wording" / "money.py"


@pytest.mark.parametrize(
    ("language", "cents", "said"),
    [
        ("nl", 10_200_00, "€\xa010.200"),
        ("nl", -1_250_50, "−€\xa01.250,50"),
        ("en", 10_200_00, "€\xa010,200"),
        ("en", 99, "€\xa00.99"),
    ],
)
def test_an_amount_has_no_place_at_which_a_line_can_end(language, cents, said):
    with translation.override(language):
        assert amounts.shown(cents) == said
        assert wording.deed("money.given", {"number": 3, "cents": cents}).count(said) == 1


@pytest.mark.parametrize("cents", [0, 5, 99_50, 10_200_00, 1_000_000_01])
def test_what_is_shown_can_be_typed_again(cents):
    assert amounts.cents(amounts.shown(cents)) == cents


def test_no_other_place_writes_an_amount():
    """Where a number is put behind a euro sign by hand, a line may end between the two."""
    files = [path for kind in ("py", "html", "txt", "typ") for path in WEB.rglob(f"*.{kind}") if path != ONE_PLACE]
    assert len(files) > 200
    assert [path.name for path in files if BY_HAND.search(path.read_text("utf-8"))] == []
