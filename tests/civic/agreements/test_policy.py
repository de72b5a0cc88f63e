# SPDX-License-Identifier: EUPL-1.2
"""Who may do what with an agreement, and when: as bylaws. A dash is: may."""

from datetime import date

import pytest

from samenspraak.civic.agreements import policy
from samenspraak.civic.agreements.queries import Roles
from samenspraak.civic.people.queries import Holding


def seat(kind, *, signs=False, body=1, area=7):
    return Holding(seat=body, body=body, kind=kind, name=kind, role="lid", may_sign=signs, area=area, parent=None)


TEAM, MEMBER, CHAIR = seat("gebiedsteam"), seat("wijkraad", body=2), seat("wijkraad", body=2, signs=True)
WETHOUDER = seat("college", body=3, signs=True, area=None)
WHO = {
    "visitor": Roles(),
    "team": Roles(team=TEAM),
    "member": Roles(wijk=MEMBER),
    "chair": Roles(wijk=CHAIR, for_wijk=CHAIR),
    "wethouder": Roles(for_gemeente=WETHOUDER),
}
STATUSES = ["draft", "proposed", "signed", "in-force", "suspended", "superseded", "ended", "withdrawn"]
SHORT = {"no-drafter": "not-a-drafter", "no-mandate": "no-mandate-to-suspend", "not-draft": "version-not-a-draft"}


def bylaw(text: str) -> list[tuple[str, str, str | None]]:
    """The cells of a matrix: who, column, code."""
    head, *rows = [line.split() for line in text.strip().splitlines()]
    return [
        (row[0], column, None if cell == "-" else SHORT.get(cell, cell))
        for row in rows
        for column, cell in zip(head, row[1:], strict=True)
    ]


def code(finding) -> str | None:
    return finding.code if finding else None


EDIT = """
           draft       proposed    signed      in-force    suspended   superseded  ended       withdrawn
visitor    no-drafter  no-drafter  no-drafter  no-drafter  no-drafter  no-drafter  no-drafter  no-drafter
team       -           not-draft   not-draft   not-draft   not-draft   not-draft   not-draft   not-draft
member     -           not-draft   not-draft   not-draft   not-draft   not-draft   not-draft   not-draft
chair      -           not-draft   not-draft   not-draft   not-draft   not-draft   not-draft   not-draft
wethouder  no-drafter  no-drafter  no-drafter  no-drafter  no-drafter  no-drafter  no-drafter  no-drafter
"""

SIGN = """
           draft                 proposed            signed              in-force              ended
visitor    no-mandate-to-sign    no-mandate-to-sign  no-mandate-to-sign  no-mandate-to-sign    no-mandate-to-sign
team       no-mandate-to-sign    no-mandate-to-sign  no-mandate-to-sign  no-mandate-to-sign    no-mandate-to-sign
member     no-mandate-to-sign    no-mandate-to-sign  no-mandate-to-sign  no-mandate-to-sign    no-mandate-to-sign
chair      version-not-proposed  -                   -                   version-not-proposed  version-not-proposed
wethouder  version-not-proposed  -                   -                   version-not-proposed  version-not-proposed
"""

WITHDRAW = """
           draft          proposed       signed-once                    signed                         in-force
visitor    not-a-drafter  not-a-drafter  not-a-drafter                  not-a-drafter                  not-a-drafter
team       -              -              withdraw-signed-by-party-only  withdraw-signed-by-party-only  move-skips-a-step
member     -              -              withdraw-signed-by-party-only  withdraw-signed-by-party-only  move-skips-a-step
chair      -              -              -                              -                              move-skips-a-step
wethouder  -              -              -                              -                              move-skips-a-step
"""

SUSPEND = """
           draft                 signed                in-force    suspended          ended
visitor    no-mandate            no-mandate            no-mandate  no-mandate         no-mandate
team       no-mandate            no-mandate            no-mandate  no-mandate         no-mandate
member     no-mandate            no-mandate            no-mandate  no-mandate         no-mandate
chair      version-not-in-force  version-not-in-force  -           suspended-already  version-not-in-force
wethouder  version-not-in-force  version-not-in-force  -           suspended-already  version-not-in-force
"""

RESUME = """
           by-wijk                  by-gemeente              not-suspended
visitor    no-mandate-to-suspend    no-mandate-to-suspend    no-mandate-to-suspend
team       no-mandate-to-suspend    no-mandate-to-suspend    no-mandate-to-suspend
chair      -                        resume-by-who-suspended  version-not-suspended
wethouder  resume-by-who-suspended  -                        version-not-suspended
"""


@pytest.mark.parametrize(("who", "status", "expected"), bylaw(EDIT))
def test_who_may_edit(who, status, expected):
    assert code(policy.why_not_edit(roles=WHO[who], status=status)) == expected


@pytest.mark.parametrize(("who", "status", "expected"), bylaw(SIGN))
def test_who_may_sign(who, status, expected):
    assert code(policy.why_not_sign(roles=WHO[who], status=status)) == expected


@pytest.mark.parametrize(("who", "status", "expected"), bylaw(WITHDRAW))
def test_who_may_withdraw(who, status, expected):
    signatures = {"signed-once": 1, "signed": 2}.get(status, 0)
    now = "proposed" if status == "signed-once" else status
    assert code(policy.why_not_withdraw(roles=WHO[who], status=now, signatures=signatures)) == expected


@pytest.mark.parametrize(("who", "status", "expected"), bylaw(SUSPEND))
def test_who_may_suspend(who, status, expected):
    holds, suspended = status in ("in-force", "suspended"), status == "suspended"
    found = policy.why_not_suspend(roles=WHO[who], status=status, holds=holds, suspended=suspended)
    assert code(found) == expected


@pytest.mark.parametrize(("who", "by", "expected"), bylaw(RESUME))
def test_who_may_resume(who, by, expected):
    side = by.removeprefix("by-") if by.startswith("by-") else ""
    assert code(policy.why_not_resume(roles=WHO[who], side=WHO[who].side, suspended_by=side)) == expected


@pytest.mark.parametrize("who", ["visitor", "team", "member"])
@pytest.mark.parametrize("status", STATUSES)
def test_who_has_no_mandate_never_ends_nor_deviates(who, status):
    today = date(2026, 5, 4)
    assert code(policy.why_not_end(roles=WHO[who], status=status, until=None, today=today)) == "no-mandate-to-end"
    assert code(policy.why_not_deviate(roles=WHO[who], status=status)) == "no-mandate-to-sign"


def test_an_outdated_text_or_screen_is_refused():
    chair = WHO["chair"]
    assert code(policy.why_not_sign(roles=chair, status="proposed", digest="new", shown="old")) == "digest-outdated"
    assert code(policy.why_not_sign(roles=chair, status="proposed", signed=[2])) == "signed-already"
    assert code(policy.why_not_propose(roles=chair, status="draft", terms=1, same=False)) == "stale-form"
    for revision, now, known in ((5, 4, 0), (-1, 4, 4), (3, 4, 0)):
        assert code(policy.why_not_revision(revision=revision, now=now, known=known)) == "stale-form"
    assert policy.why_not_revision(revision=3, now=4, known=1) is None


def test_nobody_signs_for_both_sides():
    both = Roles(for_wijk=CHAIR, for_gemeente=WETHOUDER)
    assert both.side == "wijk"
    assert both.party is CHAIR
    assert code(policy.why_not_sign(roles=both, status="proposed", signed=[CHAIR.body])) == "signed-already"
