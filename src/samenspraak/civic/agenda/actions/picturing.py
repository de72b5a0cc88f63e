# SPDX-License-Identifier: EUPL-1.2
"""Pictures by an idea. What is kept is never the file that was sent: it is drawn anew, and says nothing of its maker.

Everything that a file can carry besides the picture is left behind: where it was taken, when, with which telephone.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from threading import Lock
from typing import Any

from django.db import transaction

from samenspraak.civic.agenda import policy, queries
from samenspraak.civic.agenda.actions.moderating import hide
from samenspraak.civic.agenda.actions.records import record
from samenspraak.civic.agenda.models import Picture, Proposal
from samenspraak.civic.notices import actions as notices
from samenspraak.civic.people import actions as spending
from samenspraak.rulebook import agenda
from samenspraak.rulebook.agenda import pictures
from samenspraak.rulebook.conversations import clean_text
from samenspraak.rulebook.verdicts import Finding, Refused, refuse

QUALITY = 82
_one_at_a_time = Lock()  # an opened picture takes much memory


@dataclass(frozen=True)
class Drawn:
    """A picture drawn anew, in both sizes, as JPEG; width and height of the large one."""

    large: bytes
    small: bytes
    width: int
    height: int


def add_picture(proposal_id: int, *, data: bytes, alt: str, key: str, by: int | None, at: datetime) -> Picture:
    """Put a picture by an idea, with what is on it in words. The same form sent twice is one picture."""
    found = queries.proposal_by_id(proposal_id)
    assert found is not None
    _ask(found, by, at)  # also here, so that nothing is opened for who may not
    alt = " ".join(clean_text(alt).split())
    refuse(
        pictures.why_not_file(len(data)),
        agenda.why_not_text("alt", alt, pictures.ALT_LIMIT, missing="alt-missing"),
    )
    return _keep(proposal_id, drawn(data), alt=alt, key=key, by=by, at=at)


@transaction.atomic(durable=True)
def _keep(proposal_id: int, made: Drawn, *, alt: str, key: str, by: int | None, at: datetime) -> Picture:
    found = queries.locked(proposal_id)
    known = Picture.objects.filter(proposal=found, key=key).first()
    if known:
        return known
    _ask(found, by, at)
    spending.spend("picture", f"person:{by}", at=at)
    number = notices.acknowledge(
        "picture", area=found.area.slug, subject=f"proposal:{found.pk}", channel=policy.ONLINE, at=at
    )
    kept = Picture.objects.create(
        proposal=found,
        author_id=by,
        alt=alt,
        large=made.large,
        small=made.small,
        width=made.width,
        height=made.height,
        at=at,
        key=key,
        receipt=number,
    )
    record("picture.added", found, at, digest=sha256(made.large).hexdigest())
    return kept


def _ask(found: Proposal, by: int | None, at: datetime) -> None:
    roles = queries.roles(by, found.area, queries.day(at))
    author = by is not None and found.author_id == by
    there = Picture.objects.filter(proposal=found, milestone=None).count()
    refuse(policy.why_not_add_picture(author=author, roles=roles, status=found.status, pictures=there))


@transaction.atomic(durable=True)
def remove_picture(picture_id: int, *, by: int | None, at: datetime) -> None:
    """Take one's own picture away, for good."""
    picture = Picture.objects.select_for_update(of=("self",)).defer("large", "small").get(pk=picture_id)
    refuse(policy.why_not_remove_picture(added_it=by is not None and picture.author_id == by))
    found = queries.proposal_by_id(picture.proposal_id)
    assert found is not None
    picture.delete()
    notices.move_one(picture.receipt, "withdrawn", at=at)
    record("picture.removed", found, at)


@transaction.atomic(durable=True)
def hide_picture(picture_id: int, *, reason: str, by: int | None, at: datetime, for_good: bool = False) -> None:
    """Hide somebody's picture, with the reason in its place. It is kept as long as it may have to be shown again;
    `for_good` is for what nobody may have: then it goes at once."""
    emptied = {"large": None, "small": None} if for_good else {}
    hide(Picture, picture_id, "picture.hidden", reason=reason, by=by, at=at, **emptied)


# Drawing anew


def drawn(data: bytes) -> Drawn:
    """What is to be seen in this file, and nothing else of it. Refused when it is no picture, or an enormous one."""
    with _one_at_a_time:
        picture = _opened(data)
        large, small = (_fitted(picture, side) for side in pictures.SIDES.values())
        return Drawn(_jpeg(large), _jpeg(small), *large.size)


def _opened(data: bytes) -> Any:
    from PIL import Image, ImageOps  # not when the server starts: few requests are a picture

    try:
        picture = Image.open(BytesIO(data), formats=pictures.FORMATS)
        refuse(pictures.why_not_pixels(*picture.size, kind=str(picture.format)))
        side = max(pictures.SIDES.values())
        picture.draft("RGB", (side, side))  # of a large JPEG no more is unpacked than is needed
        return _on_white(ImageOps.exif_transpose(_shrunk(picture, side)))
    except Image.DecompressionBombError:
        raise Refused(Finding("picture-too-large", {"megapixels": pictures.MEGAPIXELS}, about="picture")) from None
    except (OSError, ValueError, SyntaxError, EOFError):  # what Pillow says of files that are broken, each its own way
        raise Refused(Finding("not-a-picture", about="picture")) from None


def _shrunk(picture: Any, side: int) -> Any:
    """To the largest size that is kept, before anything else: each step on the whole takes as much memory again."""
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    return _fitted(picture if picture.mode == mode else picture.convert(mode), side)


def _on_white(picture: Any) -> Any:
    from PIL import Image

    if picture.mode == "RGB":
        return picture
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")


def _fitted(picture: Any, side: int) -> Any:
    width, height = picture.size
    size = pictures.fitted(width, height, side)
    return picture if picture.size == size else picture.resize(size, reducing_gap=3.0)


def _jpeg(picture: Any) -> bytes:
    picture.info.clear()  # a profile, a comment: none of it goes along
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
