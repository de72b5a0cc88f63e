# SPDX-License-Identifier: EUPL-1.2
from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """How signing in by e-mail code behaves here. Mails with a code go out at once, not through the outbox."""
