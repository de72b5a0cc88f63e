# SPDX-License-Identifier: EUPL-1.2
"""Turns a notice from the outbox into an e-mail in the reader's language."""

from typing import Any, Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation


class Addressed(Protocol):
    """What a mail needs of a notice."""

    kind: str
    area: str
    params: dict[str, Any]
    person: Any


def send(notice: Addressed) -> None:
    """Send one notice. Its text is the template mail/<kind>.txt: the first line is the subject."""
    if not notice.person.email:
        return
    with translation.override(notice.person.language):
        context = {**notice.params, "area": notice.area, "origin": settings.ORIGIN, "person": notice.person}
        text = render_to_string(f"notices/mail/{notice.kind}.txt", context)
    subject, _, body = text.strip().partition("\n")
    EmailMessage(subject, body.strip() + "\n", to=[notice.person.email]).send()
