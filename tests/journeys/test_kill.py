# SPDX-License-Identifier: EUPL-1.2
"""The server is killed (-9) in the middle of a gathering and of a ballot, and started again.

Whatever was acknowledged is there; whatever was not is sent again, with the same key; nothing is there twice.
"""

import html
import http.cookiejar
import re
import signal
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.conftest import new_site

PHONES, VOTERS = 24, 40


@pytest.fixture(scope="module")
def mortal(tmp_path_factory):
    """A site of its own that may be killed."""
    with new_site(tmp_path_factory.mktemp("mortal")) as running:
        yield running


class Visitor:
    """A browser without a screen: cookies, forms, and stubbornness."""

    def __init__(self, site):
        self.site = site
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path):
        with self.opener.open(f"{self.site.address}{path}", timeout=20) as answer:
            return answer.read().decode(), answer.url.removeprefix(self.site.address)

    def post(self, path, fields):
        body = urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(f"{self.site.address}{path}", body, {"Referer": self.site.address})
        with self.opener.open(request, timeout=20) as answer:
            return answer.read().decode(), answer.url.removeprefix(self.site.address)


def hidden(page, name, within=""):
    """The value of a hidden field in the first form whose markup holds `within`."""
    forms = [form for form in re.findall(r"<form.*?</form>", page, re.S) if within in form]
    field = re.search(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', forms[0])
    return html.unescape(field[1])


def stubbornly(attempt, until):
    """Try until it succeeds; a server that is away or cuts us off is tried again."""
    while time.monotonic() < until:
        try:
            return attempt()
        except urllib.error.HTTPError as error:
            if error.code == 409:  # it was counted before the answer got lost
                return "known"
            raise
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not come back in time")


def while_killing(site, work, people, *, after):
    """Let everybody work at once, kill the server once `after` of them were acknowledged, start it, await all."""
    done, enough = [], threading.Event()

    def one(number):
        acknowledged = work(number)
        done.append(number)
        if len(done) >= after:
            enough.set()
        return acknowledged

    with ThreadPoolExecutor(people) as pool:
        futures = [pool.submit(one, number) for number in range(people)]
        enough.wait(60)
        site.stop(signal.SIGKILL)
        before = len(done)
        site.start("serve")
        results = [future.result(60) for future in futures]
    assert after <= before < people, f"killed at the wrong moment: {before} of {people}"
    return results


WISHES = """
from samenspraak.civic.conversations.models import Answer
texts = [answer.value["text"] for answer in Answer.objects.filter(conversation__code="%s", kind="wish")]
print(sorted(text.split()[2] for text in texts if text.startswith("Wens nummer")))
"""


def test_a_gathering_loses_nothing(mortal):
    code = mortal.join_code()

    def come_in(_number):
        phone = Visitor(mortal)
        page, _ = phone.get(f"/g/{code}/")
        phone.post(
            f"/g/{code}/", {"side": "resident", "csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken", "side")}
        )
        page, path = phone.get(f"/g/{code}/")
        return phone, path, page

    with ThreadPoolExecutor(8) as pool:
        phones = list(pool.map(come_in, range(PHONES)))

    def answer(number):
        phone, path, page = phones[number]
        wish = re.search(r'<textarea[^>]*name="([^"]+)"', page)[1]
        fields = {
            "csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken", "textarea"),
            "key": hidden(page, "key", "textarea"),
            wish: f"Wens nummer {number} van de avond",
        }
        time.sleep(number * 0.03)
        for _ in range(2):  # and once more: a double click
            stubbornly(lambda: phone.post(path, fields), time.monotonic() + 50)

    while_killing(mortal, answer, PHONES, after=5)
    counted = mortal.python(WISHES % code)
    assert counted == str(sorted(str(number) for number in range(PHONES)))


VOTABLE = """
from samenspraak.civic.ballots.models import Ballot
from samenspraak.civic.people.models import Person
ballot = Ballot.objects.filter(status="open", area__slug="oosterparkwijk").order_by("number").first()
voters = Person.objects.filter(residencies__area=ballot.area, residencies__until=None)
voters = voters.exclude(participations__ballot=ballot).order_by("pk")[:%d]
print(ballot.number, ballot.pk, *[voter.pk for voter in voters])
"""
SIGNED_IN = """
from django.contrib.sessions.backends.db import SessionStore
from samenspraak.civic.people.models import Person
for person in Person.objects.filter(pk__in=%r).order_by("pk"):
    session = SessionStore()
    session.update({"_auth_user_id": str(person.pk), "_auth_user_hash": person.get_session_auth_hash(),
                    "_auth_user_backend": "allauth.account.auth_backends.AuthenticationBackend"})
    session.save()
    print(session.session_key)
"""
COUNTED = """
from samenspraak.civic.ballots.models import Ballot
ballot = Ballot.objects.get(pk=%s)
print(ballot.participations.count(), ballot.papers.count(), ballot.participations.filter(person__in=%r).count())
"""


def test_a_ballot_counts_everybody_once(mortal):
    number, ballot, *voters = map(int, mortal.python(VOTABLE % VOTERS).split())
    assert len(voters) == VOTERS
    papers_before = int(mortal.python(COUNTED % (ballot, voters)).split()[1])
    keys = mortal.python(SIGNED_IN % voters).split()
    path = f"/oosterparkwijk/stemming/{number}/"

    def come_in(key):
        voter = Visitor(mortal)
        voter.jar.set_cookie(
            http.cookiejar.Cookie(
                0, "sessionid", key, None, False, "127.0.0.1", True, False, "/", True, False, None, 0, None, None, {}
            )
        )
        page, _ = voter.get(path)
        return voter, page

    with ThreadPoolExecutor(8) as pool:
        everybody = list(pool.map(come_in, keys))

    def vote(number):
        voter, page = everybody[number]
        fields = {
            "csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken", "choice"),
            "code": hidden(page, "code", "choice"),
            "choice": "yes" if number % 3 else "no",
        }
        time.sleep(number * 0.03)
        return stubbornly(lambda: voter.post(f"{path}stem/", fields), time.monotonic() + 50)

    while_killing(mortal, vote, VOTERS, after=8)
    participations, papers, ours = map(int, mortal.python(COUNTED % (ballot, voters)).split())
    assert ours == VOTERS
    assert papers == participations == papers_before + VOTERS


def test_afterwards_the_logbook_still_holds(mortal, tmp_path):
    export, _ = Visitor(mortal).get("/logboek/uitvoer.jsonl")
    file = tmp_path / "logboek.jsonl"
    file.write_text(export)
    done = mortal.run("verify", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
