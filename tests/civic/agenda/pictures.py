# SPDX-License-Identifier: EUPL-1.2
"""Files that somebody could send as a picture."""

from io import BytesIO

from PIL import Image

GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112  # what a telephone writes along


def picture(kind="JPEG", size=(400, 300), colour="green", mode="RGB", **saved) -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **saved)
    return out.getvalue()


def from_a_telephone() -> bytes:
    """Taken upright, with place and maker in it, and a note in the file."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Fotofoon"
    exif.get_ifd(GPS)[2] = (53.0, 13.0, 7.5)
    return picture(size=(4000, 3000), exif=exif, comment=b"Geheim", icc_profile=b"profile" * 20)


def enormous() -> bytes:
    """A few kilobytes that unpack to more than we open: a picture of one colour."""
    return picture("PNG", size=(9000, 9000), colour=0, mode="1")


class Photo:
    """A file in a form that can be sent again and again."""

    name = "foto.png"
    content_type = "image/png"

    def __init__(self, data=None):
        self.data = picture("PNG") if data is None else data

    def read(self, *_size):
        return self.data
