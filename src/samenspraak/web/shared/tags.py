# SPDX-License-Identifier: EUPL-1.2
"""Template tags that every page may use without loading."""

from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from samenspraak.rulebook.verdicts import Finding
from samenspraak.web import wording

register = template.Library()


@register.filter
def sentence(finding: Finding) -> str:
    """A finding in the reader's language."""
    return wording.sentence(finding)


@register.simple_tag
def place(*parts: Any) -> str:
    """An address in the reader's language: `{% place "/" area.slug "/agenda/" %}` begins with /en on English pages."""
    language = get_language() or settings.LANGUAGE_CODE
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return prefix + "".join(map(str, parts))


@register.simple_tag(takes_context=True)
def here_if(context: dict[str, Any], path: str) -> SafeString:
    """` aria-current` when this page is the given address, or lies below it. `path` is without language."""
    here = context.get("here", {}).get("nl", "")
    if here.partition("?")[0] == path:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"') if here.startswith(path) else SafeString("")


@register.simple_tag
def theme_sheet() -> str:
    """The address of the chosen theme: one file of design tokens."""
    return static(f"themes/{settings.THEME}.css")
