# SPDX-License-Identifier: EUPL-1.2
"""Template tags that every page may use without loading."""

from django import template

from samenspraak.rulebook.verdicts import Finding
from samenspraak.web import wording

register = template.Library()


@register.filter
def sentence(finding: Finding) -> str:
    """A finding in the reader's language."""
    return wording.sentence(finding)
