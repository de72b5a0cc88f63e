# SPDX-License-Identifier: EUPL-1.2
"""Pictures by an idea: what is taken, what of it is kept, and who may."""

from io import BytesIO
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from samenspraak.civic.agenda import actions, queries
from samenspraak.civic.agenda.actions.picturing import drawn
from samenspraak.civic.agenda.models import Picture, Proposal
from samenspraak.civic.ledger import queries as ledger
from samenspraak.civic.notices import queries as receipts
from samenspraak.civic.notices.models import Notice
from samenspraak.civic.people import actions as people
from samenspraak.rulebook.agenda.pictures import MOST, fitted
from samenspraak.rulebook.verdicts import Refused
from tests import installation
from tests.civic.agenda.pictures import ORIENTATION, enormous, from_a_telephone, picture
from tests.civic.agenda.steps import idea, new_key, refusal, rested

pytestmark = pytest.mark.django_db


def added(cast, found=None, by=None, **changed):
    rested()
    given = {"data": picture(), "alt": "Een kaal plein.", "key": new_key(), "at": cast.now, **changed}
    return actions.add_picture((found or idea(cast)).pk, by=(by or cast.charlie).pk, **given)


def opened(data) -> Image.Image:
    return Image.open(BytesIO(bytes(data)))


# What is kept


def test_it_is_kept_in_two_sizes_upright_and_without_where_it_was_taken():
    made = drawn(from_a_telephone())
    large, small = opened(made.large), opened(made.small)
    assert (large.format, large.size, small.size) == ("JPEG", (960, 1280), (240, 320))
    assert (made.width, made.height) == large.size
    for one in (made.large, made.small):
        assert not opened(one).getexif()
        assert not set(opened(one).info) & {"exif", "comment", "icc_profile", "xmp", "photoshop"}
        for trace in (b"Exif", b"Fotofoon", b"Geheim", b"profile"):
            assert trace not in one


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "P"),
                                            ("PNG", "1"), ("PNG", "I;16"), ("WEBP", "RGB")])  # fmt: skip
def test_every_common_kind_becomes_the_same_kind(kind, mode):
    made = drawn(picture(kind, mode=mode, colour=0))
    assert (opened(made.large).format, opened(made.large).mode) == ("JPEG", "RGB")


def test_what_is_see_through_lies_on_white():
    made = drawn(picture("PNG", mode="RGBA", colour=(0, 0, 0, 0)))
    assert opened(made.large).getpixel((5, 5)) == (255, 255, 255)


def test_a_small_picture_is_not_blown_up_and_no_side_becomes_nothing():
    assert fitted(200, 100, 1280) == (200, 100)
    assert fitted(4000, 1, 320) == (320, 1)


# What is refused


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not-a-picture"),
        (b"%PDF-1.7 something", "not-a-picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "not-a-picture"),
        (picture()[:400], "not-a-picture"),
        (picture("GIF"), "not-a-picture"),
        (picture("TIFF"), "not-a-picture"),
        (picture("BMP"), "not-a-picture"),
        (enormous(), "picture-too-large"),
        (picture("PNG", size=(14_000, 14_000), mode="1", colour=0), "picture-too-large"),
        (picture("PNG", size=(5_000, 4_001), mode="1", colour=0), "picture-too-large"),
        (picture("WEBP", size=(5_000, 4_001)), "picture-too-large"),
        (b"\xff" * 12_000_001, "picture-too-heavy"),
    ],
)
def test_what_is_no_picture_or_too_large_is_refused(cast, data, code):
    found = idea(cast)
    assert refusal(actions.add_picture, found.pk, data=data, alt="x", key="k", by=cast.charlie.pk, at=cast.now) == [
        code
    ]
    assert not Picture.objects.exists()


DRAWN = """
import re
from pathlib import Path
from PIL import Image
from samenspraak.civic.agenda.actions.picturing import drawn
most = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1000
before = most()
drawn(Path("FILE").read_bytes())
print(most() - before)
"""


@pytest.mark.once
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux says how much memory was taken at most")
def test_a_small_file_with_a_large_picture_does_not_fill_the_memory(tmp_path):
    """Of 87 KB, it took almost 400 MB more: flattened as a whole, and only then made smaller."""
    file = tmp_path / "bomb.png"
    file.write_bytes(picture("PNG", size=(4400, 4500), mode="RGBA", colour=(1, 2, 3, 100)))
    with installation.ready(tmp_path / "data", embedded=True) as made:
        assert int(made.python(DRAWN.replace("FILE", str(file)))) < 280  # MB; unpacked it is 80


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_another_kind_is_also_kept_upright(kind):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    made = drawn(picture(kind, size=(2000, 1000), mode="RGBA", colour=(0, 0, 0, 0), exif=exif))
    assert opened(made.large).size == (640, 1280)
    assert opened(made.large).getpixel((5, 5)) == (255, 255, 255)


def test_it_needs_words_for_who_does_not_see_it(cast):
    with pytest.raises(Refused, match="alt-missing"):
        added(cast, alt="  ")
    with pytest.raises(Refused, match="writing-too-long"):
        added(cast, alt="x" * 201)


# Who may


def test_the_author_and_the_team_and_nobody_else(cast):
    found = idea(cast)
    added(cast, found), added(cast, found, by=cast.alice)
    for person in (cast.bo, cast.dana, cast.wim):
        with pytest.raises(Refused, match="only-the-author-or-the-team"):
            added(cast, found, by=person)


def test_nothing_is_opened_for_who_may_not(cast):
    with pytest.raises(Refused, match="only-the-author-or-the-team"):
        added(cast, by=cast.dana, data=b"no picture at all")


def test_not_once_it_is_decided(cast):
    found = idea(cast)
    Proposal.objects.filter(pk=found.pk).update(status="granted")
    with pytest.raises(Refused, match="idea-stays-as-it-is"):
        added(cast, found)


def test_four_at_most_and_the_same_form_twice_is_one(cast):
    found = idea(cast)
    one = added(cast, found, key="same")
    assert added(cast, found, key="same") == one
    for _ in range(MOST - 1):
        added(cast, found)
    with pytest.raises(Refused, match="enough-pictures-here"):
        added(cast, found)


# Taking away and hiding


def test_who_added_it_takes_it_away_for_good(cast):
    one = added(cast)
    assert refusal(actions.remove_picture, one.pk, by=cast.bo.pk, at=cast.now) == ["only-who-added-it"]
    actions.remove_picture(one.pk, by=cast.charlie.pk, at=cast.now)
    assert not Picture.objects.exists()
    assert receipts.receipt(one.receipt).status == "withdrawn"
    assert [entry.kind for entry in ledger.entries()][:2] == ["picture.removed", "picture.added"]


def test_the_team_hides_it_and_then_nobody_sees_it(cast):
    one = added(cast)
    hide = {"reason": "personal", "at": cast.now}
    assert refusal(actions.hide_picture, one.pk, by=cast.bo.pk, **hide) == ["only-the-team-hides"]
    actions.hide_picture(one.pk, by=cast.alice.pk, **hide)
    one.refresh_from_db()
    assert one.large and one.small and one.hidden_why == "personal"
    assert queries.picture_file("oosterparkwijk", 1, one.pk, "groot") is None
    assert Notice.objects.get(kind="comment-hidden").params["what"] == "picture"
    assert refusal(actions.hide_picture, one.pk, by=cast.alice.pk, **hide) == ["hidden-already"]


def test_what_nobody_may_have_goes_at_once(cast):
    one = added(cast)
    actions.hide_picture(one.pk, reason="hurtful", by=cast.alice.pk, at=cast.now, for_good=True)
    one.refresh_from_db()
    assert (one.large, one.small, one.hidden_why) == (None, None, "hurtful")


def test_a_picture_without_anything_in_it_cannot_be(cast):
    one = added(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(pk=one.pk).update(large=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(pk=one.pk).update(large=None, small=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(pk=one.pk).update(hidden_why="hurtful", small=None)


def test_it_stays_when_who_added_it_leaves(cast):
    one = added(cast)
    people.remove(cast.charlie.pk, at=cast.now)
    assert queries.picture_file("oosterparkwijk", 1, one.pk, "klein") == bytes(one.small)
