# SPDX-License-Identifier: EUPL-1.2
"""What is written to the logs gives nobody access to anything."""

import json
import logging

import pytest

from samenspraak.config import logs


def written(message, *arguments):
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, message, arguments, None)
    return json.loads(logs.formatter().format(record))["event"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/g/ABC234/plaat/our-area/", "/g/…/plaat/our-area/"),
        ("/en/g/abc234/", "/en/g/…/"),
        ("/ontvangst/7KQ4-9M2X-H3TA/", "/ontvangst/…/"),
        ("/volgen/AbC_d-9/", "/volgen/…/"),
        ("/oosterparkwijk/agenda/3/", "/oosterparkwijk/agenda/3/"),
    ],
)
def test_no_code_receipt_or_link_stands_in_a_path(path, shown):
    assert written("Not Found: %s", path) == f"Not Found: {shown}"
