# SPDX-License-Identifier: EUPL-1.2
"""Demo content, made through the same verbs that people use: a file for each noun, from the bottom of the ladder up."""

from datetime import UTC, datetime
from importlib import import_module

from samenspraak.civic.people.queries import person_by_email

FILLED_FROM = ("people", "conversations", "agreements", "agenda", "evaluation")


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
