# SPDX-License-Identifier: EUPL-1.2
"""Which pictures may stand by an idea, and in what sizes they are kept."""

from samenspraak.rulebook.verdicts import Finding

MOST = 4  # by one idea
FORMATS = ("JPEG", "PNG", "WEBP")
MEGABYTES = 12  # of the file that is sent: more than a telephone makes
MEGAPIXELS = 50  # of the picture in it; a small file can hold an enormous one
UNPACKED_WHOLE = 20  # megapixels of one that is no JPEG: all of it is unpacked before it can be made smaller
ALT_LIMIT = 200  # characters
SIDES = {"groot": 1280, "klein": 320}  # pixels of the longest side, by the name in the address


def why_not_file(size: int) -> Finding | None:
    """Why a file of so many bytes is not even looked at."""
    if size == 0:
        return Finding("not-a-picture", about="picture")
    if size > MEGABYTES * 1_000_000:
        return Finding("picture-too-heavy", {"megabytes": MEGABYTES}, about="picture")
    return None


def why_not_pixels(width: int, height: int, *, kind: str) -> Finding | None:
    """Why a picture of this size is not opened any further. `kind`: one of `FORMATS`."""
    most = MEGAPIXELS if kind == "JPEG" else UNPACKED_WHOLE
    if width * height > most * 1_000_000:
        return Finding("picture-too-large", {"megapixels": most}, about="picture")
    return None


def why_not_one_more(pictures: int) -> Finding | None:
    """Why an idea with so many pictures gets no other."""
    return Finding("enough-pictures-here", {"most": MOST}) if pictures >= MOST else None


def fitted(width: int, height: int, side: int) -> tuple[int, int]:
    """The same shape with a longest side of at most `side`; never larger than it was."""
    scale = min(1.0, side / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))
