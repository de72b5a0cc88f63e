# SPDX-License-Identifier: EUPL-1.2
"""The pages of agreements: what everybody reads, what parties do there, and what happens to bad input."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspraak import content
from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.conversations import actions as conversations
from samenspraak.civic.people.models import Seat
from tests.civic.agreements.texts import BODY, CONGRUENT, draft, guard, in_force, proposed, say, sign, signed, without
from tests.civic.conversations.conftest import open_room
from tests.web.pages import Page, text_of

pytestmark = pytest.mark.django_db
HERE = "/oosterparkwijk/afspraken/"
DECIDED = {"reached": "meeting", "decided_on": "2026-05-03", "decided": "42 voor, 3 tegen"}


def post(cast, person, path, **fields):
    return cast.client(person).post(path, fields)


# What everybody reads


def test_without_an_agreement_the_page_says_where_we_are(cast):
    answer = cast.client().get(HERE)
    assert "Hier gelden nog geen afspraken" in text_of(answer)
    assert "Een tekst beginnen" not in text_of(answer)
    assert "Een tekst beginnen" in text_of(cast.client(cast.alice).get(HERE))


def test_while_people_still_gather_no_page_says_that_the_conversation_is_done(cast):
    room = open_room(cast)
    draft(cast)
    for path in (HERE, "/oosterparkwijk/"):
        assert "Gesprek gaat door" in " ".join(text_of(cast.client().get(path)).split()), path
    room.host(conversations.close)
    for path in (HERE, "/oosterparkwijk/"):
        assert "Gesprek klaar" in " ".join(text_of(cast.client().get(path)).split()), path


def test_the_public_page_says_who_decides_who_speaks_what_is_safeguarded_and_until_when(cast):
    in_force(cast)
    read = text_of(cast.client().get(HERE))
    for words in ("Groen en spelen", "Beslist", "Alle andere onderwerpen", "9 bewoners (gekozen)", "Eerst je mening"):
        assert words in read
    for words in ("raadsbesluit 2026-041", "Wijkraad Oosterparkwijk", "4 mei 2026", "klacht"):
        assert words.lower() in read.lower()


def test_a_version_shows_its_terms_findings_signatures_and_history(cast):
    version = signed(cast)
    answer = cast.client().get(f"{HERE}1/")
    read = text_of(answer)
    assert version.digest in answer.content.decode()
    for words in ("Artikel 2.3", "Handtekeningen", "College van B en W", "Wat er gebeurde"):
        assert words in read


@pytest.mark.parametrize("path", ["1/", ""])
@pytest.mark.parametrize("made", [draft, proposed, in_force])
def test_queries_are_bounded(cast, made, path):
    made(cast)
    for browser, most in ((cast.client(), 5), (cast.client(cast.bo), 8), (cast.client(cast.alice), 8)):
        browser.get(HERE + path)
        with CaptureQueriesContext(connection) as asked:
            browser.get(HERE + path)
        assert len(asked) <= most, [one["sql"][:120] for one in asked]


def test_the_editing_page_is_bounded_too(cast):
    draft(cast)
    browser = cast.client(cast.bo)
    browser.get(f"{HERE}1/bewerken/")
    with CaptureQueriesContext(connection) as asked:
        browser.get(f"{HERE}1/bewerken/")
    assert len(asked) <= 8


def test_what_is_not_there_is_404(cast):
    draft(cast)
    browser = cast.client(cast.bo)
    for path in (
        "/nergens/afspraken/",
        "/oude-wijken/afspraken/",
        f"{HERE}9/",
        f"{HERE}1/bewerken/art/9.9/",
        f"{HERE}1/bewerken/nieuw/say/",
        f"{HERE}1/bewerken/nieuw/safeguard/?borging=geluk",
        f"{HERE}1/vergelijken/",
        f"{HERE}1/afwijken/?finding=geluk",
        "/voorbeelden/nergens/",
    ):
        assert browser.get(path).status_code == 404, path


# Drawing up


def test_a_draft_is_begun_edited_and_proposed_without_script(cast):
    begun = post(cast, cast.bo, f"{HERE}beginnen/", **{"from": "empty"})
    assert begun.headers["Location"] == f"{HERE}1/bewerken/"
    fields = {"revision": 0, "name": "Wijkraad", "who_1": "residents", "seats_1": 9, "chosen_1": "elected"}
    fields |= {"speaks_for": "iedereen", "term_months": 24, "rotation": "elk jaar", "text": "Negen bewoners."}
    assert post(cast, cast.bo, f"{HERE}1/bewerken/nieuw/body/", **fields).status_code == 302
    say = {"revision": 1, "say-all-decide": "advises", "say-green-play-decide": "decides", "say-all-draw-up": ""}
    assert post(cast, cast.bo, f"{HERE}1/bewerken/zeggenschap/", **say).status_code == 302
    fields = {"revision": 2, "guard": "consultation", "p_days": 14, "p_how": "op papier", "text": "Twee weken."}
    assert post(cast, cast.bo, f"{HERE}1/bewerken/nieuw/safeguard/", **fields).status_code == 302
    money = {"revision": 3, "amount": "25000.50", "per": "year", "allocates": "wijkraad", "text": "Geld."}
    assert post(cast, cast.bo, f"{HERE}1/bewerken/nieuw/money/", **money).status_code == 302
    terms = queries.terms_of(queries.version("oosterparkwijk", 1))
    assert terms.bodies[0].key == "wijkraad"
    assert {term.cell: term.say.code for term in terms.says} == {
        "all/decide": "advises",
        "green-play/decide": "decides",
    }
    assert all(term.text and term.body == "wijkraad" for term in terms.says)
    assert dict(terms.safeguards[0].params) == {"days": 14, "how": "op papier"}
    assert terms.money[0].amount_cents == 2_500_050
    refused = post(cast, cast.bo, f"{HERE}1/voorstellen/", revision=4)
    assert refused.status_code == 409
    assert "moeten nog worden opgelost voor jullie kunnen ondertekenen" in text_of(refused)


def test_a_number_stands_in_its_words(cast):
    """Filled in between the words around it, read out as one sentence; on the page a word, a number and its unit."""
    draft(cast)
    form = cast.client(cast.bo).get(f"{HERE}1/bewerken/nieuw/safeguard/?borging=reply").content.decode()
    label = '<label for="id_p_days">Antwoord binnen<span class="visually-hidden"> … dagen</span></label>'
    number, unit = form.split(label)[1].split('<span aria-hidden="true">')[:2]
    assert '<input type="number"' in number
    assert unit.startswith("dagen</span>")
    read = text_of(cast.client().get(f"{HERE}1/"))
    for words in ("Antwoord binnen 42 dagen", "Terugkijken binnen 12 maanden", "Vooraf laten weten 3 maanden"):
        assert words in read
    assert "…" not in read


@pytest.mark.parametrize("row", CONGRUENT, ids=lambda row: row["number"])
def test_a_term_that_is_kept_unchanged_stays_as_it_was(cast, row):
    """Every field of every kind of term comes back from its form as it went in."""
    version = draft(cast, [BODY, row] if row is not BODY else [BODY])
    before = queries.rows_of(version.pk)
    number = before[-1]["number"]
    page = cast.client(cast.bo).get(f"{HERE}1/bewerken/art/{number}/")
    form = page.context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in sent.items() if value not in (None, False)}
    if "offered" in vars(form):
        sent["guard"] = form.offered["key"]
    assert post(cast, cast.bo, f"{HERE}1/bewerken/art/{number}/", **sent).status_code == 302
    assert queries.rows_of(version.pk) == before


def test_a_stale_form_keeps_what_was_typed_and_shows_what_stands_there_now(cast):
    draft(cast, [BODY, {"kind": "text", "text": "Eerst."}])
    path = f"{HERE}1/bewerken/art/1.1/"
    assert post(cast, cast.alice, path, revision=2, text="Van het gebiedsteam.").status_code == 302
    late = post(cast, cast.bo, path, revision=2, text="Van de wijkraad.")
    read = text_of(late)
    assert late.status_code == 409
    assert "Van de wijkraad." in late.content.decode()
    assert "Van het gebiedsteam." in read
    again = {name: late.context["form"][name].value() for name in ("revision", "text")}
    assert post(cast, cast.bo, path, **again).status_code == 302
    assert queries.rows_of(late.context["version"].pk)[-1]["text"] == "Van de wijkraad."


def test_the_matrix_and_summary_of_an_old_tab_keep_what_was_filled_in(cast):
    draft(cast, [BODY, say("safety", "decide", "heard", "2.1")])
    post(cast, cast.alice, f"{HERE}1/bewerken/zeggenschap/", **{"revision": 2, "say-safety-decide": "advises"})
    post(cast, cast.alice, f"{HERE}1/bewerken/samenvatting/", revision=3, summary="Van het gebiedsteam.")
    late = post(cast, cast.bo, f"{HERE}1/bewerken/zeggenschap/", **{"revision": 2, "say-safety-decide": "decides"})
    assert late.status_code == 409
    cell = late.content.decode().partition('name="say-safety-decide"')[2].partition("</select>")[0]
    assert '<option value="decides" selected>' in cell
    late = post(cast, cast.bo, f"{HERE}1/bewerken/samenvatting/", revision=2, summary="Mijn samenvatting.")
    assert late.status_code == 409
    assert "Mijn samenvatting." in late.content.decode()


def test_over_long_and_hostile_text(cast):
    draft(cast, [BODY])
    long = post(cast, cast.bo, f"{HERE}1/bewerken/nieuw/text/", revision=1, text="x" * 4001)
    assert long.status_code == 400
    assert "x" * 4001 in long.content.decode()
    post(cast, cast.bo, f"{HERE}1/bewerken/nieuw/text/", revision=1, text="<script>alert(1)</script>")
    for path in (f"{HERE}1/", f"{HERE}1/bewerken/"):
        assert "<script>alert" not in cast.client(cast.bo).get(path).content.decode()


def test_nonsense_in_a_form_is_400_or_409_and_never_500(cast):
    draft(cast, [BODY])
    for path, fields, status in (
        ("1/bewerken/zeggenschap/", {"revision": "x", "say-all-decide": "decides"}, 409),
        ("1/bewerken/zeggenschap/", {"revision": 1, "say-all-decide": "rules"}, 409),
        ("1/bewerken/nieuw/money/", {"revision": 1, "amount": "veel"}, 400),
        ("1/bewerken/nieuw/transfer/", {"revision": 1, "instrument": "toverstaf"}, 400),
        ("1/bewerken/nieuw/body/", {"revision": 1, "name": ""}, 400),
        ("1/voorstellen/", {"revision": "²"}, 409),
        ("beginnen/", {"from": "version", "version": "²"}, 404),
    ):
        assert post(cast, cast.bo, HERE + path, **fields).status_code == status, path


def test_the_findings_follow_the_matrix_without_storing_it(cast):
    version = draft(cast, [BODY])
    tried = post(cast, cast.bo, f"{HERE}1/bewerken/proef/", **{"say-all-decide": "decides"})
    assert 'id="findings"' in tried.content.decode()
    assert "review-missing" in [one["code"] for one in tried.context["congruence"]]
    assert "consultation-missing" in [one["code"] for one in tried.context["congruence"]]
    assert [row["kind"] for row in queries.rows_of(version.pk)] == ["body"]


def test_who_may_not_edit_is_told_so(cast):
    draft(cast)
    assert cast.client().get(f"{HERE}1/bewerken/").status_code == 302
    refused = cast.client(cast.charlie).get(f"{HERE}1/bewerken/")
    assert refused.status_code == 403
    assert "Alleen het gebiedsteam" in text_of(refused)
    assert post(cast, cast.dana, f"{HERE}1/bewerken/zeggenschap/", revision=18).status_code == 403
    assert post(cast, cast.charlie, f"{HERE}beginnen/").status_code == 403


def test_a_proposed_text_has_no_forms_left(cast):
    proposed(cast)
    for path in ("1/bewerken/", "1/bewerken/art/2.1/"):
        assert cast.client(cast.bo).get(HERE + path).status_code == 409
    assert post(cast, cast.bo, f"{HERE}1/bewerken/art/2.1/weg/", revision=18).status_code == 409


# Deviating, signing, suspending


def test_a_deviation_with_its_motive(cast):
    draft(cast, without("minority"))
    path = f"{HERE}1/afwijken/"
    shown = cast.client(cast.bo).get(path, {"finding": "minority-missing", "about": ""})
    assert shown.status_code == 200
    assert post(cast, cast.bo, path, finding="minority-missing", motive="").status_code == 400
    assert post(cast, cast.alice, path, finding="minority-missing", motive="Zo.").status_code == 403
    assert post(cast, cast.bo, path, finding="exit-missing", motive="Zo.").status_code == 409
    assert post(cast, cast.bo, path, finding="minority-missing", motive="Wij zijn klein.").status_code == 302
    assert "Wij zijn klein." in text_of(cast.client().get(f"{HERE}1/"))


def test_signing_exactly_what_was_shown(cast):
    version = proposed(cast)
    path = f"{HERE}1/ondertekenen/"
    for person in (cast.alice, cast.charlie, cast.roos):
        assert cast.client(person).get(path).status_code == 403
        assert post(cast, person, path, digest=version.digest, agree="on").status_code == 403
    old = post(cast, cast.bo, path, **DECIDED, digest="0" * 64, agree="on", remark="Fijn zo.")
    assert old.status_code == 409
    assert "Fijn zo." in old.content.decode()
    assert version.digest in old.content.decode()
    assert post(cast, cast.bo, path, **DECIDED, digest=version.digest).status_code == 400
    assert post(cast, cast.bo, path, **DECIDED, digest=version.digest, agree="on").status_code == 302
    assert post(cast, cast.bo, path, **DECIDED, digest=version.digest, agree="on").status_code == 409
    assert version.signatures.count() == 1
    for page in (f"{HERE}1/", "/raad/oosterparkwijk/"):
        assert "Ledenvergadering, 3 mei 2026: 42 voor, 3 tegen" in text_of(cast.client().get(page))


def test_who_signs_is_told_beside_the_field_what_is_missing_of_how_it_was_decided(cast):
    version = proposed(cast)
    path, signing = f"{HERE}1/ondertekenen/", {"digest": version.digest, "agree": "on"}
    later = post(cast, cast.bo, path, **DECIDED | {"decided_on": "2026-05-05"}, **signing)
    assert later.status_code == 409
    (told,) = re.findall(r'id="id_decided_on_error">.*?</p>', later.content.decode())
    assert "niet zijn besloten na de dag van tekenen, 4 mei 2026" in told
    assert "42 voor, 3 tegen" in later.content.decode()
    for missing in DECIDED:
        answer = post(cast, cast.bo, path, **DECIDED | {missing: ""}, **signing)
        assert answer.status_code == 400 and f'id="id_{missing}_error"' in answer.content.decode()
    college = cast.client(cast.wim).get(path).content.decode()
    assert "Welk collegebesluit is het?" in college and 'name="reached"' not in college
    told = {"decided_on": "2026-05-04", "decided": "B&W 2026-014"}
    assert post(cast, cast.wim, path, **told, **signing).status_code == 302
    assert "Collegebesluit, 4 mei 2026: B&W 2026-014" in text_of(cast.client().get(f"{HERE}1/"))


SHEET = {
    "signed_on": "2026-05-04",
    "sure": "on",
    "reached": "meeting",
    "decided_on": "2026-05-04",
    "decided": "42 voor",
}


def test_the_gebiedsteam_enters_a_sheet_and_the_page_says_so(cast):
    version = proposed(cast)
    path = f"{HERE}1/ondertekenen/papier/"
    sheet = SHEET | {"code": version.digest[:8].upper(), "seat": Seat.objects.get(person=cast.bo).pk}
    for person in (cast.bo, cast.wim, cast.charlie, cast.roos):
        assert cast.client(person).get(path).status_code == 403
        assert post(cast, person, path, **sheet).status_code == 403
    assert "Bo" in cast.client(cast.alice).get(path).content.decode()
    wrong = post(cast, cast.alice, path, **sheet | {"code": "1234 5678"})
    assert wrong.status_code == 409 and 'id="id_code_error"' in wrong.content.decode()
    assert post(cast, cast.alice, path, **sheet | {"seat": "999999"}).status_code == 400
    assert post(cast, cast.alice, path, **sheet | {"sure": ""}).status_code == 400
    assert post(cast, cast.alice, path, **sheet).status_code == 302
    read = text_of(cast.client().get(f"{HERE}1/"))
    assert "op papier; ingevoerd door Gebiedsteam Oude Wijken op 4 mei 2026" in read
    assert "tekende versie 1 van de afspraken op papier" in read and "Bo" not in read.split("Handtekeningen")[1][:400]


def test_a_signature_that_was_taken_back_stays_readable(cast):
    signed(cast)
    path = f"{HERE}1/ondertekenen/terugnemen/"
    assert path in cast.client(cast.bo).get(f"{HERE}1/").content.decode()
    assert path not in cast.client(cast.alice).get(f"{HERE}1/").content.decode()
    assert post(cast, cast.alice, path, reason="Zo.").status_code == 403
    assert post(cast, cast.bo, path, reason="").status_code == 400
    assert post(cast, cast.bo, path, reason="De leden willen toch anders.").status_code == 302
    read = text_of(cast.client().get(f"{HERE}1/"))
    assert "Teruggenomen op 4 mei 2026" in read and "De leden willen toch anders." in read
    assert post(cast, cast.bo, path, reason="Nog eens.").status_code == 409


def test_suspending_and_resuming(cast):
    in_force(cast)
    path = f"{HERE}1/opschorten/"
    assert cast.client(cast.alice).get(path).status_code == 403
    assert post(cast, cast.wim, path, reason="").status_code == 400
    assert post(cast, cast.wim, path, reason="Er ging iets mis.").status_code == 302
    read = text_of(cast.client().get(HERE))
    assert "De afspraken zijn opgeschort" in read
    assert "Er ging iets mis." in read
    assert post(cast, cast.bo, f"{HERE}1/hervatten/").status_code == 409
    assert post(cast, cast.wim, f"{HERE}1/hervatten/").status_code == 302
    assert "De afspraken zijn opgeschort" not in text_of(cast.client().get(HERE))


def test_ending_says_when(cast):
    in_force(cast)
    assert "4 augustus 2026" in text_of(cast.client(cast.bo).get(f"{HERE}1/beeindigen/"))
    assert post(cast, cast.bo, f"{HERE}1/beeindigen/", reason="Genoeg.").status_code == 302


def test_two_versions_beside_each_other(cast):
    first = in_force(cast)
    second = actions.draft_next(first.pk, lessons=["Langer meepraten."], by=cast.alice.pk, at=cast.now)
    actions.edit_term(second.pk, "3.1", {"text": "Elf bewoners."}, revision=0, by=cast.bo.pk, at=cast.now)
    actions.remove_term(second.pk, "4.1", revision=1, by=cast.bo.pk, at=cast.now)
    actions.add_term(second.pk, {"kind": "text", "text": "Nieuw doel."}, revision=2, by=cast.bo.pk, at=cast.now)
    read = text_of(cast.client().get(f"{HERE}2/vergelijken/"))
    for words in ("Elf", "Nieuw doel.", "Eruit gehaald", "17 artikelen zijn gelijk gebleven"):
        assert words in read
    assert "Langer meepraten." in text_of(cast.client(cast.alice).get(f"{HERE}2/bewerken/"))


# How congruence works, and the worked cases


def test_every_rule_stands_on_the_page_about_congruence(cast):
    from samenspraak.rulebook.agreements.congruence import RULES

    page = cast.client().get("/over/congruentie/")
    text_of(page)
    assert all(f'id="{rule.code}"' in page.content.decode() for rule in RULES)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["oosterparkwijk", "de-wijert", "hoogkerk"])
def test_a_worked_case_shows_the_same_findings_as_the_command(cast, name, language, capsys):
    from samenspraak.config import outside

    actions.adopt_case(name, content.read_case(name), at=cast.now)
    outside.congruence(name, "nl")
    printed = capsys.readouterr().out
    page = cast.client(language=language).get(f"{'/en' if language == 'en' else ''}/voorbeelden/{name}/")
    codes = [one["code"] for one in page.context["congruence"]]
    assert codes
    assert all(code in printed for code in codes)
    assert not Page(page.content.decode()).wrong(language)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["oosterparkwijk", "de-wijert", "hoogkerk"])
def test_an_experiment_and_how_it_could_be_proposed_today_lead_to_each_other(cast, name, language):
    for one in (name, f"{name}-uitgewerkt"):
        actions.adopt_case(one, content.read_case(one), at=cast.now)
    browser, start = cast.client(language=language), f"{'/en' if language == 'en' else ''}/voorbeelden/"
    then, today, both = (browser.get(f"{start}{one}") for one in (f"{name}/", f"{name}-uitgewerkt/", ""))
    assert f"/voorbeelden/{name}-uitgewerkt/" in then.content.decode()
    assert f'/voorbeelden/{name}/"' in today.content.decode()
    assert [one["how"] for one in then.context["mended"]] == [one["how"] for one in today.context["mended"]]
    assert all(one["how"] for one in today.context["mended"])
    assert len(then.context["mended"]) == len(then.context["congruence"])
    assert [one["name"] for one in both.context["worked_out"]] == [f"{name}-uitgewerkt"]
    assert not [one for page in (then, today, both) for one in Page(page.content.decode()).wrong(language)]


def test_english_pages_are_english(cast):
    in_force(cast, [*CONGRUENT, guard("support", "6.14", how="een ruimte")])
    page = Page(cast.client(language="en").get(f"/en{HERE}").content.decode())
    assert not page.wrong("en")
    assert "Who decides what" in " ".join(page.text)


# Letters


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_letter_reads_well(cast, language, mailoutbox):
    """A whole life of an agreement, and every mail that comes of it: a subject, a link, no hole and no markup."""
    from samenspraak.civic.notices.models import Notice
    from samenspraak.civic.people import actions as people
    from samenspraak.civic.people import queries as who
    from samenspraak.web.notices import mail

    for person in (cast.bo, cast.wim, cast.roos):
        people.introduce(person.pk, name=person.name, language=language)
    version = in_force(cast)
    actions.suspend(version.pk, reason="Het liep <anders> & slecht.", by=cast.wim.pk, at=cast.now)
    actions.resume(version.pk, by=cast.wim.pk, at=cast.now)
    second = actions.draft_next(version.pk, by=cast.bo.pk, at=cast.now)
    actions.propose(second.pk, revision=0, by=cast.bo.pk, at=cast.now)
    second.refresh_from_db()
    sign(cast, second)
    griffie = who.seat_for(cast.roos.pk, cast.oosterparkwijk, cast.now.date(), kinds=["griffie"])
    actions.decline(second.pk, ground="raadsbesluit", reason="Nog niet.", by=griffie, at=cast.now)
    actions.end(version.pk, reason="Genoeg.", by=cast.bo.pk, at=cast.now)
    notices = Notice.objects.filter(kind__startswith="agreement-").select_related("person")
    assert {one.kind.removeprefix("agreement-") for one in notices} == {
        "to-sign", "for-council", "in-force", "declined", "suspended", "resumed", "ended",
    }  # fmt: skip
    for notice in notices:
        mail.send(notice)
    for letter in mailoutbox:
        assert "Oosterparkwijk" in letter.subject
        assert "http://testserver" + ("/en/" if language == "en" else "/") in letter.body
        assert not {"{", "}", "&lt;", "None", "%("} & {
            hole for hole in ("{", "}", "&lt;", "None", "%(") if hole in letter.body
        }
    assert any("Het liep <anders> & slecht." in letter.body for letter in mailoutbox)
    assert any(("Hallo Bo," if language == "nl" else "Hello Bo,") in letter.body for letter in mailoutbox)
