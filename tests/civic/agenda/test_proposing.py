# SPDX-License-Identifier: EUPL-1.2
"""Ideas, support and comments: who may, what twice does, and what hostile text becomes."""

import pytest
from django.db import IntegrityError, transaction

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.models import Comment, Proposal, Support
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as notices
from samenspraak.civic.notices.models import Notice
from samenspraak.rulebook.verdicts import Refused
from tests.civic.agenda.steps import idea, new_key, placed, refusal
from tests.civic.agreements.texts import in_force

pytestmark = pytest.mark.django_db

#            submits  on paper  supports  comments
WHO_MAY = """
visitor      sign-in-first        only-the-team-enters  sign-in-first        sign-in-first
charlie      -                    only-the-team-enters  -                    -
bo           -                    only-the-team-enters  -                    -
dana         not-a-resident-here  only-the-team-enters  not-a-resident-here  not-a-resident-here
alice        not-a-resident-here  -                     not-a-resident-here  -
wim          not-a-resident-here  only-the-team-enters  not-a-resident-here  -
roos         not-a-resident-here  only-the-team-enters  not-a-resident-here  -
"""


def said(verb, *args, **kwargs) -> str:
    """The code of the refusal, or "-"."""
    try:
        verb(*args, **kwargs)
    except Refused as refused:
        return refused.findings[0].code
    return "-"


@pytest.mark.parametrize("line", WHO_MAY.strip().splitlines(), ids=lambda line: line.split()[0])
def test_who_may(cast, line):
    name, *expected = line.split()
    by = getattr(cast, name).pk if name != "visitor" else None
    text = {"title": "Bankje", "text": "Op de hoek.", "topic": "safety"}
    submit, area, at = actions.submit, cast.oosterparkwijk, cast.now
    found = idea(cast)
    assert [
        said(submit, area, key=new_key(), by=by, at=at, **text),
        said(submit, area, key=new_key(), by=by, at=at, channel="paper", **text),
        said(actions.support, found.pk, by=by, at=at),
        said(actions.comment, found.pk, text="Mooi.", key=new_key(), by=by, at=at),
    ] == expected


def test_an_idea_has_a_number_a_receipt_and_an_entry(cast):
    first, second = idea(cast, shown_as="Charlie"), idea(cast)
    assert (first.number, second.number) == (1, 2)
    assert notices.receipt(first.receipt).subject == f"proposal:{first.pk}"
    entry = ledger.entries(subject=f"proposal:{first.pk}").first()
    assert (entry.kind, entry.actor) == ("proposal.submitted", "")  # a resident is not named
    assert len(entry.facts["digest"]) == 64 and not {"Charlie", first.title} & set(entry.facts.values())


def test_the_same_form_sent_twice_is_one_idea_and_one_comment(cast):
    first = idea(cast, key="k")
    assert idea(cast, title="Iets anders", key="k").pk == first.pk
    one = actions.comment(first.pk, text="Mooi.", key="c", by=cast.bo.pk, at=cast.now)
    assert actions.comment(first.pk, text="Mooi.", key="c", by=cast.bo.pk, at=cast.now).pk == one.pk
    assert Proposal.objects.count() == Comment.objects.count() == 1


def test_everything_that_is_wrong_with_an_idea_is_said_at_once(cast):
    wrong = refusal(idea, cast, title=" ", text="x" * 5001, topic="war", cost_cents=-1)
    assert wrong == ["title-needed", "writing-too-long", "topic-unknown", "cost-wrong"]
    assert not Proposal.objects.exists()


def test_hostile_text_is_kept_as_text(cast):
    found = idea(cast, title="<script>alert(1)</script>\u202e\x00 omgekeerd", text="a\r\nb\x07")
    assert found.title == "<script>alert(1)</script> omgekeerd"
    assert found.text == "a\nb"


def test_what_came_on_paper_has_no_author_and_says_so(cast):
    found = idea(cast, by=cast.alice, channel="paper", shown_as="Mevrouw van hiernaast")
    assert found.author is None and found.channel == "paper"
    seat = ledger.entries(subject=f"proposal:{found.pk}").first().actor
    assert seat.startswith("seat:")


def test_support_twice_is_one_and_can_be_taken_back(cast):
    found = idea(cast)
    for _ in range(2):
        actions.support(found.pk, by=cast.bo.pk, at=cast.now)
    actions.support(found.pk, by=cast.charlie.pk, at=cast.now)
    assert Support.objects.filter(proposal=found).count() == 2
    shown = queries.proposal("oosterparkwijk", 1, viewer=cast.bo.pk)
    assert (shown.support_count, bool(shown.supported_at)) == (2, True)
    actions.unsupport(found.pk, by=cast.bo.pk, at=cast.now)
    shown = queries.proposal("oosterparkwijk", 1, viewer=cast.bo.pk)
    assert (shown.support_count, bool(shown.supported_at)) == (1, False)


def test_who_speaks_from_a_seat_is_named_with_it(cast):
    found = idea(cast)
    says = lambda who, name: actions.comment(  # noqa: E731
        found.pk, text="Mooi.", key=new_key(), by=who.pk, at=cast.now, shown_as=name
    )
    named = lambda said: (said.shown_as, said.body)  # noqa: E731
    assert named(says(cast.charlie, "Charlie")) == ("Charlie", "")
    assert named(says(cast.wim, "Wim")) == ("Wim", "College van B en W")
    assert named(says(cast.alice, "")) == ("", "Gebiedsteam Oude Wijken")


@pytest.mark.parametrize(
    "name",
    [
        *("Sanne, Gebiedsteam Oude Wijken", "GEMEENTE Groningen", "wijk\u200bwethouder Jan", "Ｗijkraad", "de griffie"),
        *("Gebi\u0435dsteam", "WETH\u039fUDER", "G e m e e n t e", "Wijk-raad", "Ge\u00admeente", "Gemeénte"),
    ],
)
def test_nobody_passes_for_an_office(cast, name):
    found = idea(cast)
    with pytest.raises(Refused, match="name-of-an-office"):
        actions.comment(found.pk, text="Mag niet.", key=new_key(), by=cast.charlie.pk, at=cast.now, shown_as=name)
    with pytest.raises(Refused, match="name-of-an-office"):
        idea(cast, shown_as=name)


def test_an_argument_is_for_or_against_or_neither(cast):
    found = idea(cast)
    say = {"text": "Omdat.", "by": cast.bo.pk, "at": cast.now}
    for side in ("for", "against", ""):
        assert actions.comment(found.pk, key=f"k{side}", side=side, **say).side == side
    assert refusal(actions.comment, found.pk, key="x", side="sideways", **say) == ["side-not-known"]


def test_a_reply_stands_under_a_comment_one_level_deep_and_takes_no_side(cast):
    found, other = idea(cast), idea(cast)
    say = {"text": "Omdat.", "at": cast.now}
    first = actions.comment(found.pk, key="1", side="for", by=cast.bo.pk, **say)
    under = actions.comment(found.pk, key="2", side="against", to=first.pk, by=cast.charlie.pk, **say)
    deeper = actions.comment(found.pk, key="3", to=under.pk, by=cast.bo.pk, **say)
    assert (under.parent, deeper.parent, under.side) == (first, first, "")
    elsewhere = actions.comment(other.pk, key="4", by=cast.bo.pk, **say)
    actions.hide_comment(first.pk, reason="hurtful", by=cast.alice.pk, at=cast.now)
    for to in (elsewhere.pk, first.pk, 999_999):
        assert refusal(actions.comment, found.pk, key="5", to=to, by=cast.bo.pk, **say) == ["not-to-be-replied-to"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=under.pk).update(side="for")


def test_who_is_replied_to_hears_of_it_once_a_day_and_not_of_oneself(cast):
    found = idea(cast)
    first = actions.comment(found.pk, text="Ja.", key="0", by=cast.bo.pk, at=cast.now)
    for hours, who in ((1, cast.bo), (1, cast.charlie), (2, cast.charlie), (30, cast.charlie)):
        at = cast.later(hours=hours)
        actions.comment(found.pk, text=f"Nou, {hours} uur.", key=new_key(), to=first.pk, by=who.pk, at=at)
    letters = Notice.objects.filter(kind="comment-replied")
    assert [one.person for one in letters] == [cast.bo, cast.bo]


def test_a_comment_is_hidden_only_by_the_team_and_with_a_reason(cast):
    found = idea(cast)
    one = actions.comment(found.pk, text="Grof.", key="c", by=cast.bo.pk, at=cast.now)
    hide = lambda by, reason="hurtful": {"reason": reason, "by": by.pk, "at": cast.now}  # noqa: E731
    assert refusal(actions.hide_comment, one.pk, **hide(cast.bo)) == ["only-the-team-hides"]
    assert refusal(actions.hide_comment, one.pk, **hide(cast.alice, "because")) == ["reason-not-chosen"]
    actions.hide_comment(one.pk, **hide(cast.alice))
    assert refusal(actions.hide_comment, one.pk, **hide(cast.alice)) == ["hidden-already"]
    one.refresh_from_db()
    assert (one.hidden_why, one.text) == ("hurtful", "Grof.")
    assert Notice.objects.filter(kind="comment-hidden", person=cast.bo).exists()


def test_an_idea_is_withdrawn_by_its_author_until_it_is_on_the_agenda(cast):
    in_force(cast)
    found = idea(cast)
    assert refusal(actions.withdraw, found.pk, reason="Nee.", by=cast.bo.pk, at=cast.now) == [
        "only-the-author-withdraws"
    ]
    actions.withdraw(found.pk, reason="Nee.", by=cast.charlie.pk, at=cast.now)
    assert notices.receipt(found.receipt).status == "withdrawn"
    assert not queries.proposals(cast.oosterparkwijk).exists()
    assert refusal(actions.comment, found.pk, text="x", key="c", by=cast.bo.pk, at=cast.now) == ["proposal-withdrawn"]
    assert refusal(actions.support, found.pk, by=cast.bo.pk, at=cast.now) == ["decided-already"]
    late = placed(cast)
    assert refusal(actions.withdraw, late.pk, reason="Nee.", by=cast.charlie.pk, at=cast.now) == ["not-to-be-withdrawn"]


def test_nothing_of_one_area_shows_in_another(cast):
    idea(cast)
    assert queries.proposal("de-wijert", 1) is None
    assert not queries.proposals(cast.de_wijert).exists()


def test_a_list_is_filtered_and_counted(cast):
    in_force(cast)
    for topic in ("green-play", "safety", "safety"):
        idea(cast, topic=topic)
    placed(cast)
    actions.support(Proposal.objects.get(number=1).pk, by=cast.bo.pk, at=cast.now)
    area = cast.oosterparkwijk
    assert queries.proposals(area).count() == 4
    assert queries.proposals(area, topic="safety").count() == 2
    assert queries.proposals(area, stage="agenda").count() == 1
    assert [row.supports for row in queries.rows(queries.proposals(area))] == [0, 0, 0, 1]
    facts = queries.facts_of([area.pk])[area.pk]
    assert (facts.ideas, facts.on_agenda, facts.in_decision, facts.decided) == (3, 1, 0, 0)


def test_lists_cost_the_same_with_many_rows(cast, django_assert_num_queries):
    for number in range(12):
        found = idea(cast, title=f"Idee {number}")
        actions.support(found.pk, by=cast.bo.pk, at=cast.now)
    with django_assert_num_queries(2):
        assert len(queries.rows(queries.proposals(cast.oosterparkwijk)[:50])) == 12
