# SPDX-License-Identifier: EUPL-1.2
"""The content that a version was drawn up with: topics, thresholds, safeguards."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from samenspraak.civic.agreements.models import Version
from samenspraak.civic.conversations.models import ContentVersion
from samenspraak.rulebook import content as texts
from samenspraak.rulebook.agreements.setting import Thresholds
from samenspraak.rulebook.content import ContentSet
from samenspraak.rulebook.safeguards import Reminders


@lru_cache(maxsize=16)
def _content(sealed: str) -> tuple[ContentSet, Thresholds, tuple[Mapping[str, Any], ...]]:
    body = ContentVersion.objects.values_list("body", flat=True).get(digest=sealed)
    return texts.parse(body), Thresholds.read(body["thresholds"]), tuple(body["safeguards"]["safeguards"])


def newest_content() -> tuple[ContentSet, Thresholds, tuple[Mapping[str, Any], ...]]:
    """The content that a text begun now would be tested with: topics and so on, thresholds, safeguards. One query."""
    return _content(ContentVersion.objects.order_by("-number").values_list("digest", flat=True)[0])


def reminders() -> Reminders:
    """How long beforehand people are told, as the newest content has it. One query; the first time two."""
    return Reminders.read(newest_content()[0].thresholds)


def content_of(version: Version) -> ContentSet:
    """Topics and the rest of the content that a version was drawn up with."""
    return _content(version.content.digest)[0]


def thresholds_of(version: Version) -> Thresholds:
    """The numbers that a version is tested with."""
    return _content(version.content.digest)[1]


def safeguards_known(version: Version) -> tuple[Mapping[str, Any], ...]:
    """The safeguards to choose from, as content has them: key, title, about, text, params."""
    return _content(version.content.digest)[2]


def sentences_for(version_id: int) -> Mapping[str, Mapping[str, str]]:
    """The sentence of the content for each task and say: what a new cell of the matrix begins with."""
    version = Version.objects.select_related("content").defer("content__body").get(pk=version_id)
    says: Mapping[str, Mapping[str, str]] = content_of(version).safeguards["draft"]["says"]
    return says
