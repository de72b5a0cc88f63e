# SPDX-License-Identifier: EUPL-1.2
"""An idea that is there already is pointed out: to people, who decide whether it is the same."""

import pytest

from samenspraak.rulebook.agenda import resembling

THERE = [
    (1, "Bankjes en een watertap bij het Blauwe Dorp", "Rond het speelveld is nergens een plek om even te zitten."),
    (2, "Het pleintje bij de Oliemuldersbrug groen maken", "De helft van de tegels eruit: bomen en een bloemenrand."),
    (3, "Dertig kilometer op de hele Oosterhamrikkade", "Er wordt te hard gereden langs het water, vooral ’s avonds."),
    (4, "Een buurthuiskamer in de oude wasserij", "Een plek waar je binnen kunt lopen: koffie en een leestafel."),
    (5, "Een pluktuin achter de sporthal", "Appels, bessen en kruiden. De strook ligt al jaren braak."),
    (6, "Betere verlichting in het Pioenpark", "Tussen de vijver en de straat is het ’s avonds pikdonker."),
]


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        ("Meer zitplekken bij het Blauwe Dorp", "Rond het speelveld is geen bankje om te zitten.", 1),
        ("Vergroen het pleintje bij de brug", "Bij de Oliemuldersbrug: plant bomen en bloemen.", 2),
        ("30 km op de Oosterhamrikkade", "Er wordt veel te hard gereden langs het water.", 3),
        ("Huiskamer in de wasserij", "De oude wasserij staat leeg. Maak er een plek met koffie van.", 4),
        ("Meer licht in het park", "In het Pioenpark is het tussen de vijver en de straat pikdonker.", 6),
    ],
)
def test_the_same_in_other_words_is_pointed_out(title, text, found):
    assert resembling((title, text), THERE) == [found]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Deelauto’s in de wijk", "Samen auto’s delen scheelt parkeerplekken."),
        ("Bankjes op het kerkplein", "Zet bankjes op het kerkplein."),
        ("Geen pluktuin achter de sporthal", "Het trekt ratten aan."),
        ("", ""),
        ("!!!", "…"),
    ],
)
def test_what_is_something_else_or_the_opposite_is_not(title, text):
    assert resembling((title, text), THERE) == []


def test_three_at_most_the_most_alike_first_and_always_the_same():
    among = [
        (n, f"Een pluktuin {where}", "Bessen plukken.") for n, where in enumerate(["op het plein", "", "", "", ""])
    ]
    assert resembling(("Een pluktuin", "Bessen plukken."), among) == [1, 2, 3]
