# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from samenspraak.civic.agreements.models import Case
from samenspraak.civic.ledger import actions as ledger
from samenspraak.rulebook.agreements.cases import parse_case
from samenspraak.rulebook.ledger import digest


@transaction.atomic
def adopt_case(name: str, body: Mapping[str, Any], *, at: datetime) -> Case:
    """Take in a worked case, or its new text. Adopting the same text again changes nothing.

    Refused with a finding for everything that is wrong in a term: a case is read before it is stored.
    """
    read = parse_case(body)
    sealed = digest(body)
    known = Case.objects.select_for_update().filter(name=name).first()
    if known and known.digest == sealed:
        return known
    fields = {"title": read.title, "body": dict(body), "digest": sealed, "adopted_at": at}
    adopted, _ = Case.objects.update_or_create(name=name, defaults=fields)
    ledger.record("case.adopted", subject=f"case:{name}", at=at, name=name, digest=sealed)
    return adopted
