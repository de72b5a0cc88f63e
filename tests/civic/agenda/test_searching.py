# SPDX-License-Identifier: EUPL-1.2
"""The index of pieces of words finds what looking through all ideas would find, whatever happens to them."""

from itertools import count

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspraak.civic.agenda import queries
from samenspraak.civic.agenda.models import Proposal
from samenspraak.rulebook.agenda.searching import searchable, terms
from tests.civic.agenda.steps import idea

pytestmark = pytest.mark.django_db
PIECES = [
    "speel",
    "plein",
    "school",
    "café",
    "Æ",
    "ß",
    "20",
    "€",
    "ij",
    "e",
    "ø",
    "плащ",
    "公園",
    "𐐷𐐨",
    "%",
    "_",
    " ",
    "-",
]
ODD = ['"', "'", "*", "OR", "AND", "NOT", "NEAR(", "words:", ")", "\\", "%", "_", "\0", "😀"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
ASKED = st.lists(st.sampled_from([*PIECES, *ODD]), max_size=6).map("".join) | st.text(max_size=120)
_numbers = count(1000)


def kept(area, text):
    """An idea in the table, past the verbs."""
    number = next(_numbers)
    return Proposal.objects.create(
        area=area, number=number, title="t", text=text, topic="safety", channel="phone", key=f"s{number}",
        submitted_at="2026-05-04T19:30:00Z", words=searchable(text),
    )  # fmt: skip


def looked_through(area, asked):
    """Every idea of the area held against every word."""
    return {one.pk for one in Proposal.objects.filter(area=area) if all(term in one.words for term in terms(asked))}


def changed(area, before, after):
    """Ideas that came, of which some got another text and some went away."""
    listed = [kept(area, text) for text in before]
    for one, text in zip(listed, after, strict=False):
        if text is None:
            one.delete()
        else:
            Proposal.objects.filter(pk=one.pk).update(words=searchable(text))


def test_whatever_happens_to_ideas_the_same_are_found(cast):
    area, elsewhere = cast.oosterparkwijk, cast.de_wijert

    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
    @given(
        st.lists(TEXTS, max_size=6), st.lists(st.none() | TEXTS, max_size=6), st.lists(ASKED, min_size=1, max_size=5)
    )
    def same(before, after, asked):
        with transaction.atomic():
            kept(elsewhere, " ".join(before))
            changed(area, before, after)
            for text in [*asked, *(one for one in after if one)]:
                found = queries.said(area, text)
                assert found == looked_through(area, text)
                assert {one.pk for one in queries.asked_for(area, queries.Asked(text=text))} == found
            if connection.vendor == "sqlite":  # fails where the index is not what the table says
                with connection.cursor() as cursor:
                    cursor.execute("INSERT INTO agenda_words(agenda_words, rank) VALUES ('integrity-check', 1)")
            transaction.set_rollback(True)

    same()


def test_what_was_rolled_back_is_not_found(cast):
    area, one = cast.oosterparkwijk, idea(cast, title="Speelplein")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        kept(area, "Speelplein")
        Proposal.objects.filter(pk=one.pk).update(words="zwembad")
        assert len(queries.said(area, "speelplein")) == 1 and queries.said(area, "zwembad") == {one.pk}
        raise ZeroDivisionError
    assert queries.said(area, "speelplein") == {one.pk} and queries.said(area, "zwembad") == set()


@pytest.mark.parametrize("status", ["withdrawn", "merged"])
def test_what_is_not_listed_is_not_found(cast, status):
    into, one = idea(cast, title="Bankjes"), idea(cast, title="Speelplein")
    Proposal.objects.filter(pk=one.pk).update(status=status, merged_into=into if status == "merged" else None)
    assert not queries.asked_for(cast.oosterparkwijk, queries.Asked(text="speelplein")).exists()


def test_nobody_looks_through_all_ideas(cast):
    """A migration that makes the table anew may lose the index, and nobody would see it but by waiting."""
    found = queries.asked_for(cast.oosterparkwijk, queries.Asked(text="speelplein")).order_by()
    if connection.vendor == "sqlite":
        assert "agenda_words" in found.explain()
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'agenda_words'")
        assert "gin_trgm_ops" in cursor.fetchone()[0]
