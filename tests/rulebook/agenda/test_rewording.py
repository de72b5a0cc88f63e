# SPDX-License-Identifier: EUPL-1.2
"""Another wording: when it can take the place of the text, and nothing of a text is ever lost."""

import pytest

from samenspraak.rulebook.agenda.rewording import why_not_accept, why_not_reword


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
