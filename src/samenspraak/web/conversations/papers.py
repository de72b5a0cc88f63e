# SPDX-License-Identifier: EUPL-1.2
"""What a gathering needs on paper: plates for the table, a poster, a run sheet. In the language that is active."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspraak.civic.conversations import queries
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.conversations import Part, enterable_until, is_hurried, run_sheet, sheet_name
from samenspraak.web.conversations.codes import join_address, short_address, spoken_code
from samenspraak.web.conversations.drawings import drawing
from samenspraak.web.conversations.forms import AGES, LIVED, SIDES, VOTES
from samenspraak.web.conversations.plates import Plate, content_for_reader, plates_of
from samenspraak.web.shared import paper

SIZES = ("a3", "a4")
PAGES_AT_ONCE = 160  # in one file: more would take a printer and a reader too long
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def language() -> str:
    """The language of the paper."""
    return (get_language() or "nl").split("-")[0]


# Moments


def day_of(room: Any) -> str:
    """The day, written out: "maandag 4 mei 2026"."""
    return date_format(localtime(room.starts_at), "l j F Y")


def ends_at(room: Any) -> datetime:
    """When the gathering is over."""
    end: datetime = room.starts_at + timedelta(minutes=room.minutes)
    return end


def hours_of(room: Any) -> str:
    """From when until when: "19:30 – 21:30"."""
    return f"{clock(room.starts_at)} – {clock(ends_at(room))}"


def clock(at: datetime) -> str:
    """The time of day."""
    return date_format(localtime(at), "H:i")


# Plates


def plates(room: Any, keys: Sequence[str], *, size: str, asks: bool, numbers: Sequence[int] = ()) -> bytes:
    """The plates with these keys. With `asks` there is room to answer; every number makes a sheet of its own."""
    content = content_for_reader(room.round)
    sheets: list[Any] = [_sheet(room, number) for number in numbers] or [None]
    chosen = [plate for plate in plates_of(content, room.plates) if plate.key in keys]
    data = {
        **_about(room),
        "title": f"{_('Plates')}: {room.title}",
        "size": size,
        "asks": asks,
        "about-you": asks and bool(numbers),
        "label": content.label,
        "qr": paper.qr(join_address(room.code)),
        "code": spoken_code(room.code),
        "address": short_address(),
        "cover": drawing("messages-square"),
        "sides": [{"letter": str(place), "text": name} for place, (_key, name) in enumerate(SIDES, start=1)],
        "ages": [{"letter": None, "text": name} for _key, name in AGES],
        "lived": [{"letter": None, "text": name} for _key, name in LIVED],
        "words": _plate_words(opens_votes=queries.least_voters_of(room.round) is not None),
        "plates": [_plate(plate, content) for plate in chosen],
        "sheets": sheets,
    }
    return paper.pdf("conversations/paper/plates.typ", data, language=language())


def sheets_in_a_file(plates_on_sheet: int) -> int:
    """How many numbered sheets go into one file: the first page asks who fills it in."""
    return max(1, PAGES_AT_ONCE // (plates_on_sheet + 1))


def _about(room: Any) -> dict[str, Any]:
    return {"area": room.round.area.name, "gathering": room.title, "when": f"{day_of(room)}, {clock(room.starts_at)}"}


def _sheet(room: Any, number: int) -> dict[str, str]:
    """The number of a sheet, and a code that opens its page for whoever types it in."""
    address = reverse("conversations:sheet-number", args=[room.round.area.slug, room.number, number])
    return {"name": sheet_name(room.code, number), "qr": paper.qr(f"{settings.ORIGIN}{address}")}


def _plate(plate: Plate, content: ContentSet) -> dict[str, Any]:
    common = {
        "title": plate.title,
        "short": plate.short,
        "kicker": _kicker(plate),
        "svg": drawing(plate.picture),
        "alt": _("Drawing at “{title}”").format(title=plate.title),
    }
    if plate.is_compass:
        points = [_texts(point, "title", "short", "low", "high") for point in content.compass]
        return common | {"kind": "compass", "points": points}
    if plate.is_triangle:
        corners = [_texts(corner, "title", "short", "example") for corner in content.archetypes]
        return common | {"kind": "triangle", "corners": corners}
    return common | {"kind": "block", **_block(plate.on)}


def _texts(one: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(one, name) for name in names}


def _kicker(plate: Plate) -> str:
    place = _("Plate {number} of {of}").format(number=plate.number, of=plate.of)
    return f"{place} · {_('our own plate')}" if plate.own else place


def _block(block: Any) -> dict[str, Any]:
    return {
        "keywords": list(block.keywords),
        "questions": [question.text for question in block.questions],
        "statements": [{"text": one.text, "own": one.own and not block.own} for one in block.statements],
        "choice": block.choice
        and {
            "text": block.choice.text,
            "options": [
                {"letter": letter, "text": option.text}
                for letter, option in zip(LETTERS, block.choice.options, strict=False)
            ],
        },
    }


def _plate_words(*, opens_votes: bool) -> dict[str, Any]:
    return {
        "qr": _("QR code that opens the page where you join"),
        "phone": _("Rather on your phone? Go to"),
        "sheet": _("Sheet"),
        "sheet-qr": _("QR code for whoever types this sheet in"),
        "open": _("Tell us"),
        "statements": _("What do you think of this?"),
        "statements-hint": _("Everyone can read these crosses later, in a file without names.")
        if opens_votes
        else None,
        "votes": [str(name) for _key, name in VOTES],
        "own": _("Our own statement:"),
        "choice": _("Choose one"),
        "now-mark": _("How it is now: draw a circle"),
        "wanted-mark": _("How you want it: draw a cross"),
        "dot": _("Put your dot somewhere in here"),
        "welcome": _("Everyone gets the same questions. There are no right or wrong answers."),
        "side": _("How do you take part?"),
        "age": _("How old are you?"),
        "lived": _("How long have you lived here?"),
        "voluntary": _("You may skip these two. They help us to see who is missing."),
        "cover": _("Drawing: people talk at a table"),
        "how": _("This is how it works"),
        "steps": [
            _("Write down what you think. You may skip any question."),
            _("Put one cross at each statement."),
            _("At the compass: draw a circle at how it is, and a cross at how you want it."),
            _("Hand this sheet in. It counts the same as an answer by phone."),
        ],
    }


# Poster


def poster(room: Any, *, size: str) -> bytes:
    """What hangs at the shop: what, when and where, and how to join."""
    data = {
        "title": room.title,
        "size": size,
        "day": day_of(room),
        "hours": hours_of(room),
        "place": room.place,
        "svg": drawing("messages-square"),
        "alt": _("Drawing: people talk at a table"),
        "qr": paper.qr(join_address(room.code)),
        "code": spoken_code(room.code),
        "address": short_address(),
        "words": {
            "kicker": _("Talk along in {area}").format(area=room.round.area.name),
            "lead": _("Who decides what here? Tell us what you think."),
            "qr": _("QR code that opens the page where you join"),
            "go": _("Point your camera here, or go to"),
            "foot": _("Everyone is welcome. You need no account. No phone? There is paper too."),
        },
    }
    return paper.pdf("conversations/paper/poster.typ", data, language=language())


# Run sheet


def parts_of(room: Any) -> list[dict[str, Any]]:
    """The run sheet of a gathering in words and in clock times, as the page and the paper show it."""
    content = content_for_reader(room.round)
    return [_part(room, part, content) for part in run_sheet(content, room.plates, room.minutes)]


def _part(room: Any, part: Part, content: ContentSet) -> dict[str, Any]:
    names = {"welcome": _("Welcome"), "break": _("Break"), "closing": _("Closing")}
    plate = content.plate(part.plate)
    return {
        "kind": part.kind,
        "plate": part.plate,
        "time": clock(room.starts_at + timedelta(minutes=part.begins)),
        "title": str(plate.title) if plate else names[part.kind],
        "short": str(plate.short) if plate else "",
        "minutes": part.minutes,
        "own": bool(getattr(plate, "own", False)),
    }


def on_the_page(room: Any, at: datetime) -> dict[str, Any]:
    """What the page of a gathering says about time: its day and hours, its run sheet, and sheets that came later.

    What is open online for days has no run sheet: everybody takes the plates when they like.
    """
    shown = {"day": day_of(room), "hours": hours_of(room)}
    if room.status in ("planned", "open") and room.form != "online":
        parts = run_sheet(content_for_reader(room.round), room.plates, room.minutes)
        return shown | {"parts": parts_of(room), "hurried": is_hurried(parts)}
    if room.status != "closed":
        return shown
    until = enterable_until(room.closed_at)
    return shown | {"late_sheets": queries.late_sheets([room]), "late_until": until if at < until else None}


def run_sheet_paper(room: Any) -> bytes:
    """What who leads has in hand."""
    facts = [(_("When"), f"{day_of(room)}, {hours_of(room)}")]
    if room.place:
        facts.append((_("Where"), room.place))
    facts.append((_("Join code"), f"{spoken_code(room.code)} · {short_address()}"))
    data = {
        **_about(room),
        "title": f"{_('Run sheet')}: {room.title}",
        "facts": facts,
        "parts": parts_of(room),
        "ends": clock(ends_at(room)),
        "minutes": room.minutes,
        "words": {
            "kicker": f"{_('Run sheet')} · {room.round.area.name}",
            "plan": _("How the evening goes"),
            "head": [_("Time"), _("What"), _("Minutes"), _("Who, and what to think of")],
            "end": _("The end"),
            "ready": _("Before people come in"),
            "things": [
                _("Screen for the room is on"),
                _("Poster hangs at the door"),
                _("Plates lie on the tables"),
                _("Numbered sheets and pens"),
                _("Somebody types paper in"),
                _("Coffee, tea, and room for a wheelchair"),
            ],
        },
    }
    return paper.pdf("conversations/paper/run_sheet.typ", data, language=language())
