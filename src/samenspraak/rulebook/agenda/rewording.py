# SPDX-License-Identifier: EUPL-1.2
"""Another wording of an idea: when it can take the place of the text."""

from samenspraak.rulebook.agenda.course import TEXT_LIMIT, TITLE_LIMIT, why_not_text
from samenspraak.rulebook.verdicts import Finding

WHY_LIMIT = 500  # characters


def why_not_reword(*, title: str, text: str, why: str, now: tuple[str, str]) -> tuple[Finding, ...]:
    """Everything that is wrong with another wording as it was written down. `now`: title and text as they are."""
    found = (
        why_not_text("title", title, TITLE_LIMIT, missing="title-needed"),
        why_not_text("text", text, TEXT_LIMIT),
        why_not_text("why", why, WHY_LIMIT, missing="amendment-why-missing"),
        Finding("nothing-changes", about="text") if (title, text) == now else None,
    )
    return tuple(finding for finding in found if finding)


def why_not_accept(*, made_for: int, edition: int) -> Finding | None:
    """Why another wording can no longer take the place of the text: it was made for a text that has changed since."""
    return None if made_for == edition else Finding("amendment-outdated")
