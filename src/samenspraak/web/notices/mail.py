# SPDX-License-Identifier: EUPL-1.2
"""Turns a notice from the outbox into an e-mail in the reader's language."""

from typing import Any, Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation


class Addressed(Protocol):
    """What a mail needs of a notice."""

    kind: str
    area: str
    params: dict[str, Any]
    person: Any
    address: str
    language: str


def send(notice: Addressed) -> None:
    """Send one notice. Its text is the template mail/<kind>.txt: the first line is the subject."""
    person = notice.person
    to, language = (person.email, person.language) if person else (notice.address, notice.language)
    if not to:
        return
    with translation.override(language):
        context = {**notice.params, "area": notice.area, "origin": settings.ORIGIN, "person": notice.person}
        letter = get_template(f"notices/mail/{notice.kind}.txt").template  # type: ignore[attr-defined]
        text = letter.render(Context(context, autoescape=False))  # plain text: nothing to escape
        headers = _stop_headers(notice.params.get("stop"))
    subject, _, body = text.strip().partition("\n")
    EmailMessage(subject, body.strip() + "\n", to=[to], headers=headers).send()


def _stop_headers(stop: str | None) -> dict[str, str]:
    """Lets mail programs show a button of their own to get off a list (RFC 8058)."""
    if not stop:
        return {}
    address = f"{settings.ORIGIN}{reverse('conversations:stop', args=[stop])}"
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
