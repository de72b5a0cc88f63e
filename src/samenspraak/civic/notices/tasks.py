# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from samenspraak.civic.notices.models import Notice

AFTER_SENDING = timedelta(days=7)  # long enough that the same deed is not announced twice
AT_MOST = timedelta(days=30)  # an address that takes no mail is not tried for ever


@transaction.atomic
def due(at: datetime) -> int:
    """Forget messages to addresses without an account: a week after they were sent, a month after they were written."""
    old = Q(sent_at__lt=at - AFTER_SENDING) | Q(created_at__lt=at - AT_MOST)
    forgotten, _ = Notice.objects.filter(old, person=None).delete()
    return forgotten
