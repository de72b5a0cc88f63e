# SPDX-License-Identifier: EUPL-1.2
"""What every page of an agreement begins with: the version that the address names, and what this person may do."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest

from samenspraak.civic.agreements import policy, queries
from samenspraak.civic.agreements.queries import Roles
from samenspraak.civic.council import queries as council
from samenspraak.civic.council.queries import Road
from samenspraak.civic.places import queries as places
from samenspraak.rulebook.agreements.terms import Term, Terms
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web.agreements.reading import Reader
from samenspraak.web.shared import clock


def area_or_404(slug: str) -> Any:
    """The wijk or dorp with this address. A gebied makes no agreements."""
    found = places.area(slug)
    if found is None or found.kind == "gebied":
        raise Http404
    return found


def roles_of(request: HttpRequest, area: Any) -> Roles:
    """From which seats the reader may act here; none for a visitor."""
    return queries.roles(request.user.pk, area, clock.today())


@dataclass
class Page:
    """One version as somebody sees it. Each part is read once, and only when it is shown."""

    request: HttpRequest
    version: Any

    @property
    def area(self) -> Any:
        """Where the agreement holds."""
        return self.version.agreement.area

    @cached_property
    def roles(self) -> Roles:
        """From which seats the reader may act."""
        return roles_of(self.request, self.area)

    @cached_property
    def terms(self) -> Terms:
        """What it says."""
        return queries.terms_of(self.version)

    def term(self, number: str) -> Term | None:
        """The article with this number."""
        return next((one for one in self.terms.all if one.number == number), None)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is not congruent in it."""
        return queries.findings_of(self.version, self.terms)

    @cached_property
    def deviations(self) -> list[Any]:
        """What was accepted with a motive."""
        return queries.deviations_of(self.version)

    @cached_property
    def signed(self) -> list[Any]:
        """Who signed, also what was taken back."""
        return queries.signatures_of(self.version.pk) if self.version.digest else []

    @property
    def signatures(self) -> list[Any]:
        """The signatures that stand."""
        return queries.standing(self.signed)

    @cached_property
    def road(self) -> Road:
        """What college and raad did with it."""
        return council.road_of(self.version)

    def reader(self, *, with_words: bool = False) -> Reader:
        """Reads the terms in the language of the page; `with_words` also what people said (one query)."""
        said = queries.words_of(self.terms) if with_words else {}
        content, offered = queries.content_of(self.version), queries.safeguards_known(self.version)
        return Reader(self.terms, content, offered, said)

    def may(self, suspended_by: str = "") -> dict[str, bool]:
        """Which deeds the reader may do now: the buttons ask what the verbs ask."""
        version, roles, today = self.version, self.roles, clock.today()
        status = version.status
        signed = [one.body_id for one in self.signatures]
        holds = queries.holds_today(version, today)
        why_not = {
            "edit": policy.why_not_edit(roles=roles, status=status),
            "propose": policy.why_not_propose(roles=roles, status=status, terms=len(self.terms.all)),
            "deviate": policy.why_not_deviate(roles=roles, status=status),
            "sign": policy.why_not_sign(roles=roles, status=status, signed=signed),
            "enter": policy.why_not_enter(roles=roles, status=status),
            "take_signature_back": policy.why_not_take_signature_back(roles=roles, status=status, signed=signed),
            "withdraw": policy.why_not_withdraw(roles=roles, status=status, signatures=len(signed)),
            "suspend": policy.why_not_suspend(roles=roles, status=status, holds=holds, suspended=version.is_suspended),
            "resume": policy.why_not_resume(roles=roles, side=roles.side, suspended_by=suspended_by),
            "end": policy.why_not_end(roles=roles, status=status, until=version.until, today=today),
        }
        return {deed: refused is None for deed, refused in why_not.items()}


def page_or_404(request: HttpRequest, area: str, number: int) -> Page:
    """The version at this address."""
    version = queries.version(area, number)
    if version is None:
        raise Http404
    return Page(request, version)
