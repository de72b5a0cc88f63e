# SPDX-License-Identifier: EUPL-1.2
"""A log line holds no address, no code and nothing that variables held, whoever writes it."""

import json
import logging
import smtplib

import pytest
import structlog

from samenspraak.config import logs


@pytest.fixture
def lines():
    """What is logged, as it is written."""
    written = []

    class Keep(logging.Handler):
        def emit(self, record):
            written.append(self.format(record))

    keep = Keep()
    keep.setFormatter(logs.formatter())
    logging.getLogger().addHandler(keep)
    yield written
    logging.getLogger().removeHandler(keep)


def test_a_refused_mail_names_nobody(lines):
    secret_code = "482913"
    try:
        raise smtplib.SMTPRecipientsRefused({"anna@example.org": (550, f"no {len(secret_code)}".encode())})
    except smtplib.SMTPException:
        structlog.get_logger().exception("notice-not-sent", to="anna@example.org")
    line = lines[0]
    assert json.loads(line)["event"] == "notice-not-sent"
    assert "anna" not in line
    assert secret_code not in line, "variables are not written out"
    assert "SMTPRecipientsRefused" in line


@pytest.mark.parametrize(
    "path",
    [
        *("/g/ABC234/", "/en/g/abc234/mijn/", "/ontvangst/7KQ4-9M2X-H3TA/", "/volgen/ABC234xyz/"),
        "/verborgen/7KQ4-9M2X-H3TA/opnieuw-kijken/",
    ],
)
def test_a_page_that_is_not_there_tells_no_code(db, client, lines, path):
    client.get(path)
    assert lines
    assert not any(code in " ".join(lines).upper() for code in ("ABC234", "7KQ4"))


def test_other_addresses_stay_readable(db, client, lines):
    client.get("/nergens/agenda/")
    assert "/nergens/agenda/" in lines[0]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("to a.b+c@x-y.example.org: no", "to (mail address): no"),
        ("<anna@example.org>,bo@example.org", "<(mail address)>,(mail address)"),
        ("a@b@example.org", "a@(mail address)"),
        ("nobody@localhost", "nobody@localhost"),
    ],
)
def test_a_mail_address_goes_wherever_it_stands(text, left):
    assert logs.cleaned(None, "", {"event": text}) == {"event": left}


def test_a_line_takes_no_more_than_its_length():
    """A run of letters that is no address is gone through once: ten times as long, ten times as many steps."""
    line = {"event": "x" * 2_000_000}
    assert logs.cleaned(None, "", line) == line
