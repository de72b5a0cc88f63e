# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from django.db import transaction

from samenspraak.civic.agenda import policy
from samenspraak.civic.agenda.models import Amendment, Comment, Proposal, Question
from samenspraak.civic.agreements.models import Remark
from samenspraak.civic.ballots import queries as boxes
from samenspraak.civic.people import actions as people
from samenspraak.civic.people.models import Person
from samenspraak.rulebook.verdicts import refuse


@transaction.atomic(durable=True)
def leave(person: int, *, at: datetime) -> None:
    """Remove an account, and its name from what was written with it.

    Refused while a ballot runs in which this person voted: whoever signs in with the same address afterwards is
    somebody new, and could vote once more.
    """
    Person.objects.select_for_update(no_key=True).only("pk").get(pk=person)  # a vote at the same moment comes first
    refuse(policy.why_not_leave(boxes.running_with(person)))
    forget_name(person)
    people.remove(person, at=at)


@transaction.atomic
def forget_name(person: int) -> None:
    """Show what this person wrote without a name from now on. The words stay; recorded nowhere, as the name was not."""
    Proposal.objects.filter(author_id=person).update(shown_as="")
    Comment.objects.filter(author_id=person).update(shown_as="")
    Amendment.objects.filter(author_id=person).update(shown_as="")
    Question.objects.filter(author_id=person).update(shown_as="")
    Remark.objects.filter(author_id=person).update(shown_as="")
