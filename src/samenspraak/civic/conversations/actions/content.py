# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.conversations.models import ContentVersion
from samenspraak.civic.ledger import actions as ledger
from samenspraak.rulebook.agenda import usual_count
from samenspraak.rulebook.agenda.backing import support_asked
from samenspraak.rulebook.agenda.feasibility import prices
from samenspraak.rulebook.agenda.questions import Answering
from samenspraak.rulebook.ballots.options import offered
from samenspraak.rulebook.conversations import Keeping, least_voters
from samenspraak.rulebook.ledger import digest
from samenspraak.rulebook.safeguards import Reminders


@transaction.atomic(durable=True)
def adopt_content(body: Mapping[str, Any], *, language: str, at: datetime) -> ContentVersion:
    """Adopt a set of content as the next version, unless this very text has been adopted already.

    Refused when it states a period of keeping or of a reminder, a number of people or a price, that makes no sense.
    """
    thresholds = body.get("thresholds", {})
    Keeping.read(thresholds)
    least_voters(thresholds)
    Reminders.read(thresholds)
    support_asked(thresholds)
    usual_count(thresholds)
    offered(thresholds)
    Answering.read(thresholds)
    prices(body.get("prices", {}))
    fingerprint = digest(body)
    known = ContentVersion.objects.filter(digest=fingerprint).first()
    if known:
        return known
    number = ContentVersion.objects.count() + 1
    version = ContentVersion.objects.create(
        number=number,
        language=language,
        label=body["praatplaat"]["label"],
        body=body,
        digest=fingerprint,
        adopted_at=at,
    )
    ledger.record("content.adopted", subject=f"content:{number}", at=at, digest=fingerprint, language=language)
    return version
