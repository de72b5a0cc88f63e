# SPDX-License-Identifier: EUPL-1.2
"""Another wording: what goes and what comes, word by word, and nothing of a text is ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.rulebook.agenda.rewording import difference, why_not_accept, why_not_reword

TEXTS = st.text(alphabet="ab \n.é", max_size=60)


def joined(pieces, without):
    return "".join(piece.text for piece in pieces if piece.kind != without)


@given(TEXTS, TEXTS)
def test_what_is_not_new_is_the_text_before_and_what_is_not_gone_the_text_after(before, after):
    pieces = difference(before, after)
    assert joined(pieces, "new") == before and joined(pieces, "gone") == after


def test_whole_words_go_and_come():
    pieces = [
        (piece.kind, piece.text) for piece in difference("Drie bankjes bij de vijver.", "Vijf bankjes bij de bomen.")
    ]
    assert pieces == [
        ("gone", "Drie "), ("new", "Vijf "), ("same", "bankjes bij de "), ("gone", "vijver."), ("new", "bomen."),
    ]  # fmt: skip


def test_the_same_text_has_no_difference():
    assert {piece.kind for piece in difference("Een bank.", "Een bank.")} == {"same"}


@pytest.mark.parametrize(
    ("title", "text", "why", "codes"),
    [
        ("T", "Anders.", "Daarom.", []),
        ("Anders", "Tekst.", "Daarom.", []),
        ("T", "Tekst.", "Daarom.", ["nothing-changes"]),
        ("", "", "", ["title-needed", "writing-missing", "amendment-why-missing"]),
        ("T" * 121, "x" * 5001, "y" * 501, ["writing-too-long"] * 3),
    ],
)
def test_another_wording_changes_something_and_says_why(title, text, why, codes):
    found = why_not_reword(title=title, text=text, why=why, now=("T", "Tekst."))
    assert [finding.code for finding in found] == codes


def test_it_takes_the_place_of_the_text_that_it_was_made_for_and_of_no_other():
    assert why_not_accept(made_for=2, edition=2) is None
    assert why_not_accept(made_for=1, edition=2).code == "amendment-outdated"
