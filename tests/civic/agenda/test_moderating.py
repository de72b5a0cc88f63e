# SPDX-License-Identifier: EUPL-1.2
"""Hiding in the open: a log without words or names, and looking again by somebody else. And floods."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from samenspraak.civic.agenda import actions, queries, tasks
from samenspraak.civic.agenda.actions import moderating
from samenspraak.civic.agenda.models import Amendment, Comment, Hiding, Picture
from samenspraak.civic.agenda.queries import moderation
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as receipts
from samenspraak.civic.notices.models import Notice
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agenda.pictures import picture
from tests.civic.agenda.steps import idea, new_key, refusal, rested
from tests.civic.agenda.test_rewording import proposed

pytestmark = pytest.mark.django_db
WORDS = "Mijn buurman van nummer twaalf is een lastpak."


def said(cast, found=None, by=None, text=WORDS):
    rested()
    found = found or idea(cast)
    return actions.comment(found.pk, text=text, key=new_key(), by=(by or cast.charlie).pk, at=cast.now)


def hidden(cast, one=None):
    one = one or said(cast)
    actions.hide_comment(one.pk, reason="personal", by=cast.alice.pk, at=cast.now)
    return Hiding.objects.get(said=one.pk, kind="comment", outcome="")


def appealed(cast, found=None):
    found = found or hidden(cast)
    given = {"text": "Ik noem geen naam.", "by": cast.charlie.pk, "at": cast.now}
    return moderating.appeal(found.pk, **given)


def letters(kind):
    return sorted(one.person.name for one in Notice.objects.filter(kind=kind))


def test_the_log_says_what_when_and_why_and_no_words_nor_names(cast):
    found = hidden(cast)
    [logged] = moderation.hidings_of(cast.oosterparkwijk)
    assert (logged.kind, logged.reason, logged.body) == ("comment", "personal", "Gebiedsteam Oude Wijken")
    assert "lastpak" not in str(vars(found)) and "Charlie" not in str(vars(found))
    entry = ledger.entries().filter(kind="comment.hidden").get()
    assert entry.facts["reason"] == "personal" and "lastpak" not in str(entry.facts)
    assert moderation.hidings_of(cast.de_wijert) == []


def test_who_wrote_it_asks_once_by_account_or_by_receipt(cast):
    found = hidden(cast)
    ask = moderating.appeal
    given = {"text": "Kijk nog eens.", "at": cast.now}
    assert refusal(ask, found.pk, by=cast.bo.pk, **given) == ["only-who-wrote-it"]
    assert refusal(ask, found.pk, receipt="AAAA-AAAA-AAAA", **given) == ["only-who-wrote-it"]
    assert refusal(ask, found.pk, receipt=found.receipt, text=" ", at=cast.now) == ["writing-missing"]
    assert refusal(ask, found.pk, receipt=found.receipt, text="x", at=cast.later(days=43)) == ["appeal-too-late"]
    made = ask(found.pk, receipt=found.receipt, **given)
    assert made.appeal_due == date(2026, 5, 18)
    assert receipts.receipt(made.appeal_receipt).kind == "appeal"
    assert letters("appeal-made") == ["Wim"], "not Alice, who hid it"
    assert refusal(ask, found.pk, by=cast.charlie.pk, **given) == ["appealed-already"]


def test_somebody_else_looks_again(cast, kim):
    found = appealed(cast)
    look = {"outcome": "upheld", "reason": "Iedereen weet wie er woont.", "at": cast.later(days=3)}
    assert refusal(moderating.review, found.pk, by=cast.charlie.pk, **look) == ["team-or-college-looks"]
    assert refusal(moderating.review, found.pk, by=cast.bo.pk, **look) == ["team-or-college-looks"]
    assert refusal(moderating.review, found.pk, by=cast.alice.pk, **look) == ["another-must-look"]
    assert refusal(moderating.review, found.pk, by=kim.pk, **{**look, "reason": " "}) == ["reason-not-chosen"]
    moderating.review(found.pk, by=kim.pk, **look)
    assert refusal(moderating.review, found.pk, by=cast.wim.pk, **look) == ["reviewed-already"]
    found.refresh_from_db()
    assert (found.outcome, found.reviewed_by) == ("upheld", kim)
    assert Comment.objects.get().hidden_why == "personal"
    assert letters("appeal-decided") == ["Charlie"]
    assert receipts.receipt(found.appeal_receipt).answer == "Iedereen weet wie er woont."
    with pytest.raises(IntegrityError), transaction.atomic():
        Hiding.objects.update(reviewed_by=cast.alice)


def test_what_is_shown_again_can_be_hidden_again(cast, kim):
    found = appealed(cast)
    moderating.review(found.pk, outcome="restored", reason="Geen naam.", by=kim.pk, at=cast.now)
    one = Comment.objects.get()
    assert one.hidden_why == ""
    assert hidden(cast, one).pk != found.pk


def test_another_wording_comes_back_as_it_was_or_outdated(cast):
    found = idea(cast)
    first, second = (proposed(cast, found, title=title) for title in ("Eerste", "Tweede"))
    for one in (first, second):
        actions.hide_wording(one.pk, reason="hurtful", by=cast.alice.pk, at=cast.now)
    for one in (first, second):
        asked = Hiding.objects.get(said=one.pk)
        moderating.appeal(asked.pk, text="Nee.", by=cast.bo.pk, at=cast.now)
        moderating.review(asked.pk, outcome="restored", reason="Kan.", by=cast.wim.pk, at=cast.now)
        if one == first:
            actions.accept_wording(first.pk, by=cast.charlie.pk, at=cast.now)
    assert [one.status for one in Amendment.objects.order_by("pk")] == ["accepted", "outdated"]


# A picture, and a mistake


def hidden_picture(cast, **how):
    """A picture of Charlie's by an idea, that Alice hid."""
    found = idea(cast)
    shown = actions.add_picture(found.pk, data=picture(), alt="Plein", key="f", by=cast.charlie.pk, at=cast.now)
    actions.hide_picture(shown.pk, reason="personal", by=cast.alice.pk, at=cast.now, **how)
    return shown, Hiding.objects.get(kind="picture")


def appealed_picture(cast, **how):
    shown, found = hidden_picture(cast, **how)
    moderating.appeal(found.pk, text="Er staat niemand op.", by=cast.charlie.pk, at=cast.now)
    return shown, found


def seen(shown):
    """The picture as everybody sees it; None when nobody does."""
    return queries.picture_file("oosterparkwijk", 1, shown.pk, "groot")


def test_a_picture_comes_back_after_an_appeal_as_it_was(cast):
    shown, found = appealed_picture(cast)
    assert seen(shown) is None and moderation.hidden_picture(found) == bytes(shown.large)
    tasks.keep_up(cast.later(days=43))  # nobody looked yet: it is kept
    moderating.review(found.pk, outcome="restored", reason="Klopt.", by=cast.wim.pk, at=cast.later(days=43))
    assert seen(shown) == bytes(shown.large)
    assert Notice.objects.get(kind="appeal-decided").params["gone"] is False


def test_a_picture_that_stays_hidden_goes_when_somebody_looked_again(cast):
    shown, found = appealed_picture(cast)
    moderating.review(found.pk, outcome="upheld", reason="Toch wel.", by=cast.wim.pk, at=cast.now)
    shown.refresh_from_db()
    assert (shown.large, shown.small, shown.hidden_why) == (None, None, "personal")
    assert moderation.hidden_picture(found) is None


def test_of_a_picture_that_went_for_good_the_empty_place_goes(cast):
    _shown, found = appealed_picture(cast, for_good=True)
    assert moderation.is_gone(found)
    moderating.review(found.pk, outcome="restored", reason="Klopt.", by=cast.wim.pk, at=cast.now)
    assert not Picture.objects.exists()
    assert Notice.objects.get(kind="appeal-decided").params["gone"] is True


def test_a_picture_is_kept_as_long_as_it_can_be_asked_and_no_longer(cast):
    shown, found = hidden_picture(cast)
    tasks.keep_up(cast.later(days=42))
    assert moderation.hidden_picture(found)
    with pytest.raises(Refused, match="appeal-too-late"):
        moderating.appeal(found.pk, text="Nee.", by=cast.charlie.pk, at=cast.later(days=43))
    tasks.keep_up(cast.later(days=43))
    assert moderation.hidden_picture(found) is None and Picture.objects.get(pk=shown.pk).hidden_why == "personal"
    late = {"reason": "Vergissing.", "by": cast.alice.pk, "at": cast.later(days=43)}
    assert refusal(moderating.show_again, found.pk, **late) == ["picture-not-kept"]


def test_pictures_that_are_shown_are_never_forgotten(cast):
    shown, found = hidden_picture(cast)
    moderating.show_again(found.pk, reason="Vergissing.", by=cast.alice.pk, at=cast.now)
    assert moderating.forget_pictures(at=cast.later(days=100)) == 0
    assert seen(shown) == bytes(shown.large)


def test_whoever_moderates_shows_a_mistake_again_with_a_reason(cast):
    _shown, found = hidden_picture(cast)
    given = {"reason": "Verkeerde foto aangeklikt.", "at": cast.now}
    for nobody in (cast.bo, cast.charlie, cast.wim, cast.roos):
        assert refusal(moderating.show_again, found.pk, by=nobody.pk, **given) == ["only-the-team-hides"]
    assert refusal(moderating.show_again, found.pk, by=cast.alice.pk, reason=" ", at=cast.now) == ["reason-not-chosen"]
    moderating.show_again(found.pk, by=cast.alice.pk, **given)
    found.refresh_from_db()
    assert (found.outcome, found.outcome_reason) == ("restored", "Verkeerde foto aangeklikt.")
    assert letters("shown-again") == ["Charlie"]
    entry = ledger.entries().first()
    assert entry.kind == "hiding.shown-again" and "aangeklikt" not in str(entry.facts)
    assert refusal(moderating.show_again, found.pk, by=cast.alice.pk, **given) == ["shown-again-already"]
    one = said(cast)
    words = hidden(cast, one)
    moderating.show_again(words.pk, by=cast.alice.pk, **given)
    one.refresh_from_db()
    assert one.hidden_why == ""


def test_once_it_was_asked_somebody_else_decides(cast):
    found = appealed(cast)
    given = {"reason": "Vergissing.", "by": cast.alice.pk, "at": cast.now}
    assert refusal(moderating.show_again, found.pk, **given) == ["looked-at-again-now"]
    moderating.review(found.pk, outcome="upheld", reason="Toch wel.", by=cast.wim.pk, at=cast.now)
    assert refusal(moderating.show_again, found.pk, **given) == ["reviewed-already"]
    with pytest.raises(IntegrityError), transaction.atomic():  # nor past the verbs
        Hiding.objects.update(reviewed_by=cast.alice)


def test_without_an_appeal_nothing_is_said_to_stay_hidden(cast):
    found = hidden(cast)
    reviewed = {"outcome": "upheld", "outcome_reason": "Zo.", "reviewed_at": cast.now}
    with pytest.raises(IntegrityError), transaction.atomic():
        Hiding.objects.filter(pk=found.pk).update(**reviewed)


def test_the_college_hears_when_nobody_looked(cast, kim):
    appealed(cast)
    tasks.remind(cast.later(days=14))
    assert letters("appeal-late") == []
    tasks.remind(cast.later(days=15))
    tasks.remind(cast.later(days=16))
    assert letters("appeal-late") == ["Kim", "Wim"]


def test_what_was_hidden_of_somebody_is_theirs_to_see(cast):
    found = hidden(cast)
    assert moderation.hidden_of(cast.charlie.pk) == [found]
    assert moderation.hidden_of(cast.bo.pk) == []


# Floods


def test_one_idea_is_not_flooded_by_one_person(cast):
    found, other = idea(cast), idea(cast, title="Iets anders")
    rested()
    say = {"by": cast.charlie.pk, "at": cast.now}
    for number in range(8):
        actions.comment(found.pk, text=f"Nummer {number}.", key=new_key(), **say)
    more = {"text": "Nog een.", "key": "x"}
    assert refusal(actions.comment, found.pk, **more, **say) == ["enough-comments-here"]
    actions.comment(other.pk, **more, **say)
    actions.comment(found.pk, **more, by=cast.bo.pk, at=cast.now)
    actions.comment(found.pk, **more, by=cast.charlie.pk, at=cast.later(minutes=10))


def test_the_same_words_once(cast):
    found = idea(cast)
    said(cast, found)
    again = {"text": WORDS, "key": "x", "at": cast.now}
    assert refusal(actions.comment, found.pk, by=cast.charlie.pk, **again) == ["said-already"]
    actions.comment(found.pk, by=cast.bo.pk, **again)


def test_no_advertisements(cast):
    found = idea(cast)
    spam = "Kijk op https://een.example, http://twee.example, www.drie.example en HTTPS://vier.example"
    given = {"text": spam, "key": "x", "by": cast.charlie.pk, "at": cast.now}
    assert refusal(actions.comment, found.pk, **given) == ["too-many-links"]
    assert refusal(actions.submit, cast.oosterparkwijk, title="T", topic="safety", **given) == ["too-many-links"]
    actions.comment(found.pk, **{**given, "text": spam.rpartition(" en ")[0]})
