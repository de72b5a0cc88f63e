# SPDX-License-Identifier: EUPL-1.2
"""Mail that waits: sent once, tried again after a failure, never lost. Receipts: found however they are typed."""

import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from django.template import TemplateDoesNotExist

from samenspraak.civic.notices import actions as notices
from samenspraak.civic.notices import queries
from samenspraak.civic.notices.models import Notice, Receipt
from samenspraak.civic.people import actions as people
from samenspraak.civic.people.models import Person
from samenspraak.web.notices import mail as letters
from tests.cast import NOW


class Post:
    """Somebody who carries mail, and may stumble."""

    def __init__(self, *stumbles):
        self.stumbles = list(stumbles)
        self.carried = []

    def __call__(self, notice):
        if self.stumbles:
            raise self.stumbles.pop(0)
        self.carried.append(notice.key)


@pytest.fixture
def reader(nobody):
    return people.register("lezer@example.org", name="Lezer")


def post(reader, key="a"):
    notices.post("test", to=reader.pk, key=key, at=NOW, area="oosterparkwijk", title="Een bankje")


def waiting():
    return Notice.objects.filter(sent_at=None).count()


def test_a_message_is_sent_once(reader):
    post(reader)
    carrier = Post()
    assert notices.send_due(carrier, at=NOW) == 1
    assert notices.send_due(carrier, at=NOW) == 0
    assert carrier.carried == ["a"]


def test_the_same_deed_announces_once(reader):
    post(reader)
    post(reader)
    assert waiting() == 1


def test_after_a_failure_it_is_tried_again_later_each_time_a_longer_wait(reader):
    post(reader)
    carrier = Post(OSError("no line"), OSError("no line"))
    assert notices.send_due(carrier, at=NOW) == 0
    assert notices.send_due(carrier, at=NOW + timedelta(minutes=1)) == 0, "it waits two minutes"
    assert carrier.carried == []
    assert notices.send_due(carrier, at=NOW + timedelta(minutes=2)) == 0
    assert notices.send_due(carrier, at=NOW + timedelta(minutes=4)) == 0, "now it waits four"
    assert notices.send_due(carrier, at=NOW + timedelta(minutes=6)) == 1
    assert carrier.carried == ["a"]


def test_one_that_fails_does_not_hold_up_the_others(reader):
    for key in "abc":
        post(reader, key)
    carrier = Post(OSError("no line"))
    assert notices.send_due(carrier, at=NOW) == 2
    assert carrier.carried == ["b", "c"]
    assert waiting() == 1


def test_a_message_that_cannot_be_written_does_not_hold_up_the_others_either(reader):
    for key in "ab":
        post(reader, key)
    assert notices.send_due(Post(TemplateDoesNotExist("no text")), at=NOW) == 1
    assert waiting() == 1


def test_the_wait_never_grows_beyond_six_hours(reader):
    post(reader)
    Notice.objects.update(attempts=40)
    notices.send_due(Post(OSError()), at=NOW)
    assert Notice.objects.get().next_attempt_at == NOW + timedelta(hours=6)


class Killed(BaseException):
    """The worker is gone in the middle: nothing after it runs."""


def test_a_worker_killed_while_it_sends_loses_nothing(reader):
    post(reader)
    with pytest.raises(Killed):
        notices.send_due(Post(Killed()), at=NOW)
    assert waiting() == 1
    assert Notice.objects.get().attempts == 0
    carrier = Post()
    assert notices.send_due(carrier, at=NOW) == 1


def test_a_deed_that_is_undone_announces_nothing(reader):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        post(reader)
        raise ZeroDivisionError
    assert waiting() == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_the_same_message():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite serves one worker")
    reader = people.register("lezer@example.org")
    for key in "abcdefgh":
        post(reader, key)
    carrier, begin = Post(), threading.Barrier(2)

    def work():
        begin.wait()
        notices.send_due(carrier, at=NOW)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]
    assert sorted(carrier.carried) == list("abcdefgh")


class TestLetters:
    def test_a_kind_without_a_text_fails_loudly(self, reader):
        with pytest.raises(TemplateDoesNotExist):
            letters.send(Notice(kind="no-such-kind", person=reader, params={}))

    def test_somebody_whose_account_is_gone_gets_no_mail(self, reader):
        reader.email = None
        letters.send(Notice(kind="no-such-kind", person=reader, params={}))
        assert mail.outbox == []

    @pytest.mark.parametrize(("language", "subject"), [("nl", "Hallo"), ("en", "Hello")])
    def test_it_is_written_in_the_language_of_the_reader(self, reader, settings, tmp_path, language, subject):
        folder = tmp_path / "notices" / "mail"
        folder.mkdir(parents=True)
        (folder / "greeting.txt").write_text('{% translate "Hello," %}\n\n{{ title }} {{ origin }}/{{ area }}/\n')
        template = settings.TEMPLATES[0]
        settings.TEMPLATES = [template | {"DIRS": [tmp_path, *template["DIRS"]]}]
        reader.language = language
        letters.send(Notice(kind="greeting", person=reader, area="haren", params={"title": "Een <bank>"}))
        [sent] = mail.outbox
        assert sent.subject == f"{subject},"
        assert sent.to == ["lezer@example.org"]
        assert sent.body == f"Een <bank> {settings.ORIGIN}/haren/\n"


def receipt(kind="proposal", subject="proposal:1"):
    return notices.acknowledge(kind, area="oosterparkwijk", subject=subject, channel="phone", at=NOW)


@pytest.mark.parametrize(
    "typed",
    [lambda n: n, str.lower, lambda n: n.replace("-", ""), lambda n: n.replace("-", " "), lambda n: f" {n}. "],
    ids=["as it is", "lower case", "without dashes", "with spaces", "with a full stop"],
)
def test_a_receipt_is_found_however_it_is_typed(db, typed):
    number = receipt()
    assert queries.receipt(typed(number)).number == number


@pytest.mark.parametrize("typed", ["", "-", "ABCD", "\x00", "ABCD-EFGH-JKMNP", "ﬁ" * 40, "é" * 12, "%00%2e"])
def test_what_is_no_number_finds_nothing(db, typed):
    receipt()
    assert queries.receipt(typed) is None


def test_moving_a_subject_moves_all_its_receipts_but_not_those_withdrawn(db):
    numbers = [receipt() for _ in range(3)]
    notices.move_one(numbers[0], "withdrawn", at=NOW)
    assert notices.move("proposal:1", "answered", at=NOW + timedelta(days=1), answer="Dank.") == 2
    found = {one.number: (one.status, one.answer) for one in Receipt.objects.all()}
    assert found[numbers[0]] == ("withdrawn", "")
    assert found[numbers[1]] == found[numbers[2]] == ("answered", "Dank.")


def test_numbers_hold_no_look_alikes(nobody):
    assert not set("01OIL") & set("".join(receipt() for _ in range(20)))
    assert Person.objects.count() == 0, "a receipt is tied to nobody"
