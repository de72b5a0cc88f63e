# SPDX-License-Identifier: EUPL-1.2
"""The talk about a draft, and who changed what, through the address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.agreements.models import Remark
from samenspraak.web.shared.differences import pieces, words_between
from tests.civic.agreements.texts import BODY, draft
from tests.web.pages import text_of

pytestmark = pytest.mark.django_db
HERE = "/oosterparkwijk/afspraken/1/"
SPOKEN = {"kind": "question", "remark": "Wie zijn dat?", "shown_as": "Charlie", "channel": "online", "key": "k"}


@pytest.fixture
def version(cast):
    return draft(cast, [BODY, {"kind": "text", "text": "Een groene wijk.", "data": {"title": "Doel"}}])


def post(cast, person, path, **given):
    return cast.client(person).post(path, given)


def test_a_resident_asks_and_reads_the_answer_at_the_article(cast, version):
    page = f"{HERE}art/3.1/"
    assert post(cast, cast.charlie, f"{page}reactie/", **SPOKEN).status_code == 302
    made = Remark.objects.get()
    assert "1 opmerking, 1 wacht op antwoord" in text_of(cast.client(cast.bo).get(f"{HERE}bewerken/"))
    answered = post(cast, cast.bo, f"{HERE}overleg/{made.pk}/antwoord/", deed="answer", answer="Elf bewoners.")
    assert answered.headers["Location"] == f"{page}#r{made.pk}"
    read = text_of(cast.client().get(page))
    assert "Wie zijn dat?" in read
    assert "Elf bewoners." in read
    assert f"{HERE}overleg/#r{made.pk}" in cast.client().get(f"/ontvangst/{made.receipt}/").content.decode()


def test_a_suggestion_is_the_form_of_the_article_and_stands_there_as_a_difference(cast, version):
    path = f"{HERE}art/1.1/voorstel/"
    form = cast.client(cast.charlie).get(path)
    assert "Een groene wijk." in form.content.decode()
    given = {**SPOKEN, "revision": 2, "title": "Doel", "text": "Een veilige wijk.", "remark": "Dat is wat we zeiden."}
    assert post(cast, cast.charlie, path, **given).status_code == 302
    page = cast.client(cast.bo).get(f"{HERE}art/1.1/").content.decode()
    assert "groene<span" in page
    assert "<ins>" in page
    assert "veilige<span" in page
    made = Remark.objects.get()
    assert post(cast, cast.bo, f"{HERE}overleg/{made.pk}/antwoord/", deed="accept", answer="").status_code == 302
    assert queries.rows_of(version.pk)[1]["text"] == "Een veilige wijk."


def test_a_new_article_is_suggested(cast, version):
    given = {**SPOKEN, "guard": "exit", "p_months": "3", "text": "Stoppen kan.", "revision": 2}
    assert post(cast, cast.charlie, f"{HERE}overleg/nieuw/safeguard/", **given).status_code == 302
    assert "Stoppen kan." in text_of(cast.client().get(f"{HERE}overleg/"))
    assert cast.client(cast.charlie).get(f"{HERE}overleg/nieuw/safeguard/").status_code == 404


@pytest.mark.parametrize(
    ("change", "status", "sentence"),
    [
        ({"remark": ""}, 400, "Dit veld is verplicht"),
        ({"shown_as": "Gebiedsteam"}, 409, "Gebiedsteam"),
        ({"website": "x"}, 429, "sneller dan mensen typen"),
    ],
)
def test_what_was_typed_stays_when_it_cannot_be_said(cast, version, change, status, sentence):
    late = post(cast, cast.charlie, f"{HERE}art/3.1/reactie/", **{**SPOKEN, **change})
    assert late.status_code == status
    assert sentence in late.content.decode()
    assert change.get("remark", "Wie zijn dat?") in late.content.decode()
    assert not Remark.objects.exists()


def test_an_answer_that_is_refused_stays_in_its_field(cast, version):
    by = {"by": cast.charlie.pk, "at": cast.now}
    made = actions.suggest(version.pk, {"text": "Anders."}, term="1.1", text="Zo.", key="s", **by)
    actions.edit_term(version.pk, "1.1", {"text": "Iets heel anders."}, revision=2, by=cast.alice.pk, at=cast.now)
    path = f"{HERE}overleg/{made.pk}/antwoord/"
    late = post(cast, cast.bo, path, deed="accept", answer="Mooi gevonden.")
    assert late.status_code == 409
    assert "hetzelfde stuk van artikel 1.1" in text_of(late)
    assert "Mooi gevonden.</textarea>" in late.content.decode()
    assert post(cast, cast.bo, path, deed="vlieg").status_code == 404


def test_who_cannot_take_part_is_told_how(cast, version):
    for person, words in ((None, "Log eerst in"), (cast.dana, "Zeg waar je woont")):
        assert words in text_of(cast.client(person).get(f"{HERE}overleg/"))
    assert post(cast, cast.dana, f"{HERE}art/3.1/reactie/", **SPOKEN).status_code == 403


def test_what_somebody_wrote_about_an_article_that_went_is_not_lost(cast, version):
    actions.remove_term(version.pk, "1.1", revision=2, by=cast.alice.pk, at=cast.now)
    given = {"revision": 2, "title": "Doel", "text": "Mijn lange verhaal."}
    late = post(cast, cast.bo, f"{HERE}bewerken/art/1.1/", **given)
    assert late.status_code == 409
    assert "Mijn lange verhaal." in late.content.decode()
    assert f'formaction="{HERE}bewerken/nieuw/text/"' in late.content.decode()
    assert post(cast, cast.bo, f"{HERE}bewerken/nieuw/text/", **given).status_code == 302


def test_changes_are_listed_and_undone(cast, version):
    actions.edit_term(version.pk, "1.1", {"text": "Een gele wijk."}, revision=2, by=cast.alice.pk, at=cast.now)
    read = cast.client().get(f"{HERE}wijzigingen/").content.decode()
    assert "groene<span" in read
    assert "terugdraaien" not in read
    assert post(cast, cast.bo, f"{HERE}wijzigingen/3/terug/").status_code == 302
    assert queries.rows_of(version.pk)[1]["text"] == "Een groene wijk."
    assert post(cast, cast.bo, f"{HERE}wijzigingen/99/terug/").status_code == 404


def test_a_remark_is_hidden_with_a_reason(cast, version):
    made = actions.remark(version.pk, kind="comment", text="Stom.", key="h", by=cast.charlie.pk, at=cast.now)
    path = f"{HERE}overleg/{made.pk}/verbergen/"
    assert cast.client(cast.bo).get(path).status_code == 403
    assert "Stom." in text_of(cast.client(cast.alice).get(path))
    assert post(cast, cast.alice, path).status_code == 400
    assert post(cast, cast.alice, path, reason="hurtful").status_code == 302
    read = text_of(cast.client().get(f"{HERE}overleg/"))
    assert "Stom." not in read
    assert "Het is kwetsend" in read


def test_many_remarks_ask_no_more_queries(cast, version, django_assert_max_num_queries):
    for n in range(30):
        actions.remark(
            version.pk, kind="comment", term="3.1", text=f"Nummer {n}", key=str(n), by=cast.charlie.pk, at=cast.now
        )
    browser = cast.client()
    for path, most in ((f"{HERE}overleg/", 5), (f"{HERE}art/3.1/", 5), (f"{HERE}wijzigingen/", 5), (HERE, 5)):
        with django_assert_max_num_queries(most):
            browser.get(path)


def test_a_difference_is_told_in_whole_words():
    assert pieces("Elf mensen.", "Negen mensen.") == [("out", "Elf"), ("in", "Negen"), ("same", " mensen.")]
    assert pieces("", "Nieuw.") == [("in", "Nieuw.")]
    assert pieces("zelfde", "zelfde") == [("same", "zelfde")]
    assert "&lt;b&gt;" in words_between("", "<b>")
    assert len(pieces("a " * 30_000, "b " * 30_000)) == 2


@given(*[st.text(alphabet="ab .\n", max_size=30)] * 2)
def test_both_texts_can_be_read_in_the_difference(was, now):
    found = pieces(was, now)
    assert "".join(text for kind, text in found if kind != "in") == was
    assert "".join(text for kind, text in found if kind != "out") == now
