# SPDX-License-Identifier: EUPL-1.2
"""Working on one draft together, through the verbs: who changed what, and what people say about it."""

import pytest

from samenspraak.civic.agenda.actions.leaving import forget_name
from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.agreements.models import Remark
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices.models import Notice, Receipt
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agreements.texts import BODY, draft, proposed, say

pytestmark = pytest.mark.django_db
GOAL = {"kind": "text", "text": "Een groene wijk.", "data": {"title": "Doel"}}


@pytest.fixture
def version(cast):
    return draft(cast, [BODY, GOAL, say("all", "decide", "advises", "2.1")])


@pytest.fixture
def do(cast):
    """A deed of somebody, now: `do(actions.undo, version.pk, 3, by=cast.bo)`."""

    def deed(verb, *given, by, **named):
        return verb(*given, by=by.pk if by else None, at=cast.now, **named)

    return deed


@pytest.fixture
def refused(do):
    """The codes with which a deed is refused."""

    def codes(*given, **named):
        with pytest.raises(Refused) as found:
            do(*given, **named)
        return [one.code for one in found.value.findings]

    return codes


def words(version, number="1.1"):
    return {row["number"]: row["text"] for row in queries.rows_of(version.pk)}.get(number)


# Who changed what


def test_two_people_change_different_things_from_the_same_screen(cast, version, do):
    do(actions.edit_term, version.pk, "1.1", {"text": "Een groene, veilige wijk."}, revision=3, by=cast.alice)
    do(actions.edit_term, version.pk, "3.1", {"text": "Elf bewoners."}, revision=3, by=cast.bo)
    do(
        actions.set_say,
        version.pk,
        {("all", "decide"): "advises", ("safety", "decide"): "heard"},
        revision=3,
        by=cast.bo,
    )
    assert (words(version), words(version, "3.1")) == ("Een groene, veilige wijk.", "Elf bewoners.")
    made = [(edit.revision, edit.by.body.name) for edit in queries.edits_of(version.pk)][:3]
    assert made == [(6, "Wijkraad Oosterparkwijk"), (5, "Wijkraad Oosterparkwijk"), (4, "Gebiedsteam Oude Wijken")]


def test_a_change_shows_what_stood_there_and_can_be_undone_after_others(cast, version, do, refused):
    do(actions.edit_term, version.pk, "1.1", {"text": "Anders."}, revision=3, by=cast.alice)
    do(actions.edit_term, version.pk, "3.1", {"text": "Elf."}, revision=4, by=cast.alice)
    change = queries.edit_at(version.pk, 4).changes[0]
    assert (change["before"]["text"], change["after"]["text"]) == ("Een groene wijk.", "Anders.")
    do(actions.undo, version.pk, 4, by=cast.bo)
    assert (words(version), words(version, "3.1")) == ("Een groene wijk.", "Elf.")
    do(actions.undo, version.pk, 4, by=cast.bo)  # a double press
    assert queries.version_by_id(version.pk).revision == 6
    do(actions.edit_term, version.pk, "3.1", {"text": "Negen."}, revision=6, by=cast.bo)
    assert refused(actions.undo, version.pk, 5, by=cast.bo) == ["changed-meanwhile"]


def test_what_was_taken_out_is_put_back_with_its_sources(cast, version, do):
    do(actions.remove_term, version.pk, "1.1", revision=3, by=cast.alice)
    do(actions.undo, version.pk, 4, by=cast.bo)
    assert words(version) == "Een groene wijk."


def test_a_summary_is_undone_too(cast, version, do):
    do(actions.edit_summary, version.pk, "Kort.", revision=3, by=cast.alice)
    do(actions.undo, version.pk, 4, by=cast.bo)
    assert queries.version_by_id(version.pk).summary == ""


def test_saving_what_stands_there_already_is_no_change(cast, version, do):
    do(actions.edit_term, version.pk, "1.1", {"text": "Een groene wijk."}, revision=3, by=cast.alice)
    assert queries.version_by_id(version.pk).revision == 3


def test_a_screen_that_never_was_is_refused(cast, version, refused):
    for revision in (-1, 99):
        assert refused(actions.edit_term, version.pk, "1.1", {"text": "X"}, revision=revision, by=cast.bo) == [
            "stale-form"
        ]


# What people say about it


def test_a_resident_comments_and_asks_and_gets_a_receipt_and_an_answer(cast, version, do, refused):
    asked = do(actions.remark, version.pk, kind="question", term="3.1", text="Wie?", key="a", by=cast.charlie)
    assert do(actions.remark, version.pk, kind="question", term="3.1", text="Wie?", key="a", by=cast.charlie) == asked
    assert queries.said_about(version.pk) == {"3.1": queries.Said(1, 1)}
    do(actions.answer_remark, asked.pk, text="Bewoners.", by=cast.bo)
    receipt = Receipt.objects.get(number=asked.receipt)
    assert (receipt.status, receipt.answer) == ("answered", "Bewoners.")
    assert Notice.objects.get(kind="remark-answered").person_id == cast.charlie.pk
    assert refused(actions.answer_remark, asked.pk, text="Nog eens.", by=cast.alice) == ["remark-closed"]
    assert queries.said_about(version.pk) == {"3.1": queries.Said(1, 0)}


def test_who_speaks_about_a_draft(cast, version, refused, do):
    for person, code in ((None, "sign-in-first"), (cast.dana, "not-a-resident-here")):
        given = {"kind": "comment", "text": "Nou.", "key": "b"}
        assert refused(actions.remark, version.pk, by=person, **given) == [code]
        assert refused(actions.suggest, version.pk, {"text": "X"}, term="1.1", text="Y", key="c", by=person) == [code]
    made = do(actions.remark, version.pk, kind="comment", text="Wij lezen mee.", key="d", by=cast.wim)
    assert made.body == "College van B en W"
    for said in (cast.charlie, cast.wim, cast.roos):
        assert refused(actions.answer_remark, made.pk, text="Zo.", by=said) == ["not-a-drafter"]


def test_what_cannot_be_said_is_refused_and_nothing_is_kept(cast, version, refused):
    given = {"key": "e", "by": cast.charlie}
    assert refused(actions.remark, version.pk, kind="comment", text=" ", **given) == ["remark-missing"]
    assert refused(actions.remark, version.pk, kind="comment", text="x" * 2001, **given) == ["words-too-many"]
    assert refused(actions.remark, version.pk, kind="shout", text="x", **given) == ["remark-kind-unknown"]
    assert refused(actions.remark, version.pk, kind="comment", text="x", term="9.9", **given) == ["term-gone"]
    named = {"shown_as": "Het gebiedsteam", **given}
    assert refused(actions.remark, version.pk, kind="comment", text="x", **named) == ["name-of-an-office"]
    same = {"text": "Een groene wijk."}
    assert refused(actions.suggest, version.pk, same, term="1.1", text="x", **given) == ["suggestion-changes-nothing"]
    assert not Remark.objects.exists()


def test_a_suggestion_is_taken_over_beside_what_others_changed(cast, version, do):
    made = do(
        actions.suggest,
        version.pk,
        {"text": "Een wijk vol groen."},
        term="1.1",
        text="Mooier.",
        key="f",
        by=cast.charlie,
    )
    assert words(version) == "Een groene wijk."
    titled = {"data": {"title": "Waarvoor"}}
    do(actions.edit_term, version.pk, "1.1", titled, revision=3, by=cast.alice)
    assert do(actions.accept_suggestion, made.pk, by=cast.bo) == "1.1"
    assert words(version) == "Een wijk vol groen."
    assert queries.rows_of(version.pk)[1]["data"] == {"title": "Waarvoor"}
    assert Remark.objects.get().status == "accepted"
    deed = ledger.entries(subject=f"agreement:{version.pk}").first()
    assert (deed.kind, deed.facts["term"]) == ("agreement.suggestion-accepted", "1.1")


def test_a_suggestion_that_was_overtaken_waits_for_a_choice(cast, version, do, refused):
    made = do(actions.suggest, version.pk, {"text": "Vol groen."}, term="1.1", text="Mooier.", key="g", by=cast.charlie)
    do(actions.edit_term, version.pk, "1.1", {"text": "Heel anders."}, revision=3, by=cast.alice)
    assert refused(actions.accept_suggestion, made.pk, by=cast.bo) == ["changed-meanwhile"]
    assert refused(actions.answer_remark, made.pk, text="Hm.", by=cast.bo) == ["suggestion-needs-an-outcome"]
    assert refused(actions.decline_suggestion, made.pk, text="", by=cast.bo) == ["reason-needed"]
    do(actions.decline_suggestion, made.pk, text="Het staat er nu anders.", by=cast.bo)
    assert (Remark.objects.get().status, words(version)) == ("declined", "Heel anders.")


def test_a_new_article_can_be_suggested(cast, version, do, refused):
    made = do(actions.suggest, version.pk, {**GOAL, "text": "Ook veilig."}, text="Dat mist.", key="h", by=cast.charlie)
    assert made.change["before"] is None
    assert do(actions.accept_suggestion, made.pk, by=cast.alice, text="Dank.") == "1.2"
    assert (words(version, "1.2"), Remark.objects.get().term) == ("Ook veilig.", "1.2")
    impossible = {"kind": "body", "data": {"key": "wijkraad", "name": "Nog een"}, "text": ""}
    assert refused(actions.suggest, version.pk, impossible, text="x", key="i", by=cast.charlie) == ["term-body-double"]


def test_words_are_taken_back_or_hidden(cast, version, do, refused):
    made = do(actions.remark, version.pk, kind="comment", text="Oeps.", key="j", by=cast.charlie)
    assert refused(actions.withdraw_remark, made.pk, by=cast.bo) == ["remark-of-somebody-else"]
    do(actions.withdraw_remark, made.pk, by=cast.charlie)
    made.refresh_from_db()
    assert (made.status, made.text) == ("withdrawn", "")
    other = do(actions.remark, version.pk, kind="question", text="Stom.", key="k", shown_as="Ch", by=cast.charlie)
    assert refused(actions.hide_remark, other.pk, reason="hurtful", by=cast.bo) == ["only-the-team-hides"]
    do(actions.hide_remark, other.pk, reason="hurtful", by=cast.alice)
    assert refused(actions.answer_remark, other.pk, text="Zo.", by=cast.bo) == ["remark-is-hidden"]
    assert queries.said_about(version.pk)[""].waiting == 0
    forget_name(cast.charlie.pk)
    other.refresh_from_db()
    assert other.shown_as == ""


def test_on_paper_the_team_writes_it_down_for_somebody(cast, version, do, refused):
    given = {"kind": "comment", "text": "Mag het vaker?", "channel": "paper"}
    assert refused(actions.remark, version.pk, key="l", by=cast.charlie, **given) == ["only-the-team-enters"]
    made = do(actions.remark, version.pk, key="l", by=cast.alice, **given)
    assert (made.author_id, made.body) == (None, "")


def test_nothing_is_said_about_or_done_with_a_text_that_is_fixed(cast, do, refused):
    open_text = draft(cast)
    asked = do(actions.remark, open_text.pk, kind="question", text="Wie?", key="m", by=cast.charlie)
    made = do(actions.suggest, open_text.pk, {"text": "X"}, term="3.1", text="Y", key="n", by=cast.charlie)
    open_text.refresh_from_db()
    do(actions.propose, open_text.pk, revision=open_text.revision, by=cast.bo)
    for verb, given in ((actions.answer_remark, {"text": "Zo."}), (actions.withdraw_remark, {})):
        assert "version-not-a-draft" in refused(verb, asked.pk, by=cast.charlie if not given else cast.bo, **given)
    assert refused(actions.accept_suggestion, made.pk, by=cast.bo) == ["version-not-a-draft"]
    assert refused(actions.decline_suggestion, made.pk, text="Nee.", by=cast.bo) == ["version-not-a-draft"]
    assert {one.status for one in queries.remarks_of(open_text.pk)} == {"open"}


def test_talk_does_not_break_the_seal(cast):
    version = proposed(cast)
    assert queries.what_is_signed(version, queries.terms_of(version), []) == version.digest
