# SPDX-License-Identifier: EUPL-1.2
"""Demo content, made through the same verbs that people use: a file for each noun, the oldest first."""

from datetime import UTC, datetime
from importlib import import_module

from samenspraak.civic.people.queries import person_by_email

# The evaluation looks back on a year and a half ago, so it comes first: the logbook then reads in order of time.
FILLED_FROM = ("people", "evaluation", "conversations", "agreements", "agenda")


def fill_when_empty() -> None:
    """Fill a fresh installation; leave one alone that has been filled."""
    if person_by_email("gebiedsteam@demo.example"):
        return
    at = datetime.now(UTC)
    for noun in FILLED_FROM:
        import_module(f"samenspraak.config.demo.{noun}").fill(at)


def welcome() -> str:
    """What the terminal says when the demonstration stands: the address, who is who, and the join code."""
    code = import_module("samenspraak.config.demo.conversations").open_code()
    return str(import_module("samenspraak.config.demo.people").welcome_lines(code))
