# SPDX-License-Identifier: EUPL-1.2
from django.db import transaction

from samenspraak.civic.agenda.models import Amendment, Comment, Proposal, Question
from samenspraak.civic.agreements.models import Remark


@transaction.atomic
def forget_name(person: int) -> None:
    """Show what this person wrote without a name from now on. The words stay; recorded nowhere, as the name was not."""
    Proposal.objects.filter(author_id=person).update(shown_as="")
    Comment.objects.filter(author_id=person).update(shown_as="")
    Amendment.objects.filter(author_id=person).update(shown_as="")
    Question.objects.filter(author_id=person).update(shown_as="")
    Remark.objects.filter(author_id=person).update(shown_as="")
