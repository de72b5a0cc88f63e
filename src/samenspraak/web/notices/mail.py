# SPDX-License-Identifier: EUPL-1.2
"""Turns a notice from the outbox into an e-mail in the reader's language."""

from typing import Any, Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context
from django.template.loader import get_template
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
        letter = get_template(f"notices/mail/{notice.kind}.txt").template  # type: ignore[attr-defined]
        text = letter.render(Context(context, autoescape=False))  # plain text: nothing to escape
    subject, _, body = text.strip().partition("\n")
    EmailMessage(subject, body.strip() + "\n", to=[notice.person.email]).send()
