# SPDX-License-Identifier: EUPL-1.2
"""Inviting people: a text to mail, and a file for their calendar."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samenspraak.web.conversations.papers import day_of, ends_at, hours_of
from samenspraak.web.conversations.plates import content_for_reader, plates_of
from samenspraak.web.shared.calendars import Happening, file_of

LANGUAGES = (("nl", "Nederlands"), ("en", "English"))


@dataclass(frozen=True)
class Invitation:
    """A text to send, in one language. Plain text, for any mail program."""

    language: str
    called: str
    subject: str
    text: str

    @property
    def mailto(self) -> str:
        """An address that opens the reader's own mail program with this text in it."""
        return f"mailto:?subject={quote(self.subject)}&body={quote(self.text)}"


def invitations(room: Any) -> list[Invitation]:
    """The invitation in every language."""
    return [_invitation(room, language, called) for language, called in LANGUAGES]


def _invitation(room: Any, language: str, called: str) -> Invitation:
    with translation.override(language):
        area = room.round.area
        context = {
            "room": room,
            "area": area,
            "day": day_of(room),
            "hours": hours_of(room),
            "plates": plates_of(content_for_reader(room.round), room.plates),
            "address": page_of(room),
            "calendar": f"{settings.ORIGIN}{reverse('conversations:calendar', args=[area.slug, room.number])}",
        }
        subject = _("Invitation: {title}, {day}").format(title=room.title, day=context["day"])
        text = render_to_string("conversations/mail/invitation.txt", context).strip() + "\n"
    return Invitation(language, called, subject, text)


def page_of(room: Any) -> str:
    """The whole address of the page of a gathering."""
    return f"{settings.ORIGIN}{reverse('conversations:gathering', args=[room.round.area.slug, room.number])}"


def calendar(room: Any, at: datetime) -> bytes:
    """The gathering as a file for any calendar; called off, it takes itself out of the calendar again."""
    return file_of(
        Happening(
            name=f"gathering-{room.pk}",
            title=room.title,
            starts_at=room.starts_at,
            ends_at=ends_at(room),
            place=room.place,
            text=_("The conversation in {area}.").format(area=room.round.area.name),
            address=page_of(room),
            revision=room.revision,
            off=room.status == "cancelled",
        ),
        at,
    )
