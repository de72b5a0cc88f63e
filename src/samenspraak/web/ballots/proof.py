# SPDX-License-Identifier: EUPL-1.2
"""The receipt and the code of a vote, kept for a quarter of an hour in the voter's own browser and nowhere else.

A cookie that is only sent to this one page, signed for this person: nothing of it is in the database, in an address
or in a log, and somebody else who signs in on the same phone does not see it. Who types papers over has the last one
like this too, to mend what was mistyped.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAME = "stembewijs"
SECONDS = 900


@dataclass(frozen=True)
class Proof:
    """What a voter takes home. `receipt` is "" when the same vote had arrived before."""

    receipt: str
    code: str


def _salt(request: HttpRequest) -> str:
    return f"samenspraak.web.ballots.proof.{request.user.pk}"


def give(request: HttpRequest, response: HttpResponse, path: str, proof: Proof) -> None:
    """Put the proof in the voter's browser, for the page at this path."""
    response.set_signed_cookie(
        NAME,
        f"{proof.receipt}:{proof.code}",
        salt=_salt(request),
        max_age=SECONDS,
        path=path,
        httponly=True,
        samesite="Strict",
        secure=settings.SECURE,
    )


def of(request: HttpRequest) -> Proof | None:
    """The proof in this browser, if there is one for this person."""
    kept = request.get_signed_cookie(NAME, None, salt=_salt(request), max_age=SECONDS)
    if not kept:
        return None
    receipt, _, code = kept.partition(":")
    return Proof(receipt, code)


def code_of(request: HttpRequest) -> str:
    """The code of the paper that this person put in the box in this browser; "" when there is none."""
    kept = of(request)
    return kept.code if kept else ""


def forget(response: HttpResponse, path: str) -> None:
    """Take the proof out of the browser."""
    response.delete_cookie(NAME, path=path, samesite="Strict")
