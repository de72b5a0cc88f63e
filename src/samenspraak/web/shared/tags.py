# SPDX-License-Identifier: EUPL-1.2
"""Template tags that every page may use without loading."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import segno
from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags import static as statics
from django.utils import formats
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from lucide.templatetags.lucide import lucide as draw_icon

from samenspraak.rulebook.verdicts import Finding
from samenspraak.web import wording
from samenspraak.web.shared import charts, components, days, maps, stories

register = template.Library()


@register.filter
def sentence(finding: Finding) -> str:
    """A finding in the reader's language."""
    return wording.sentence(finding)


@register.filter
def told(turn: Mapping[str, Any]) -> str:
    """What became of an idea: a turn as a letter keeps it, in the reader's language."""
    return stories.told(turn["kind"], turn["facts"])


@register.filter
def in_words(moment: str) -> str:
    """A moment that was kept as text ("2026-05-04T19:30+02:00"), in the reader's language."""
    return days.moment(datetime.fromisoformat(moment)) if moment else ""


@register.filter
def on_day(written: str) -> str:
    """A day that was kept as "2026-05-04", in words."""
    return formats.date_format(date.fromisoformat(written), "j F Y") if written else ""


@register.filter
def get(values: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds under a key that is known only when the page is made; None when there is none."""
    return values.get(key) if values else None


@register.filter
def nth(values: Sequence[Any], i: int) -> Any:
    """The value at a place, counted from 0."""
    return values[i]


@register.simple_tag
def place(*parts: Any) -> str:
    """An address in the reader's language: `{% place "/" area.slug "/agenda/" %}` begins with /en on English pages."""
    language = get_language() or settings.LANGUAGE_CODE
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return prefix + "".join(map(str, parts))


@register.simple_tag
def fixed(template_name: str, **given: str) -> SafeString:
    """A part of the frame that is the same for everybody: made once for each language and for what it is given."""
    return _fixed(template_name, get_language() or settings.LANGUAGE_CODE, tuple(given.items()))


@lru_cache(maxsize=2048)
def _fixed(template_name: str, language: str, given: tuple[tuple[str, str], ...]) -> SafeString:
    with override(language):
        return render_to_string(template_name, dict(given))


@register.simple_tag
@lru_cache(maxsize=512)
def static(path: str) -> str:
    """The address of a static file, looked up once: Django does so again for each of the five on every page."""
    return statics.static(path)


@register.simple_tag
def theme_sheet() -> str:
    """The address of the chosen theme: one file of design tokens."""
    return static(f"themes/{settings.THEME}.css")


@lru_cache(maxsize=256)
def _icon(name: str, size: int) -> SafeString:
    hidden = {"aria-hidden": "true", "focusable": "false", "class": "icon"}
    return SafeString(draw_icon(name, size=size, **hidden))


@register.simple_tag
def icon(name: str, size: int = 20) -> SafeString:
    """A line drawing from the lucide set, for decoration: always beside words."""
    return _icon(name + "", size)


@register.simple_tag
def qr(address: str, label: str = "") -> SafeString:
    """A QR code of an address, as SVG on a white field."""
    drawing = segno.make(address, error="m", micro=False).svg_inline(scale=4, border=2, omitsize=True, svgclass=None)
    name = conditional_escape(label or address)
    return mark_safe(f'<div class="qr" role="img" aria-label="{name}">{drawing}</div>')


@register.simple_tag
def queue_words() -> SafeString:
    """What `<send-queue {% queue_words %} key="…">` says while answers wait, and when they went out."""
    return format_html(
        'waiting="{}" sent="{}"',
        _("There is no connection now. Your answer is kept on this device ({n}) and goes out later by itself."),
        _("The connection is back. Everything has been sent."),
    )


@register.simple_tag
def typing_words() -> SafeString:
    """What `<keep-typing {% typing_words %} key="…">` says when it put unsent text back."""
    return format_html('restored="{}"', _("You had typed this before, but not sent it yet."))


@register.inclusion_tag("shared/components/badge.html")
def status(key: str) -> dict[str, Any]:
    """A status as a badge: words, a colour and a mark of its own."""
    text, tone = components.status(key)
    return {"text": text, "tone": tone}


@register.filter
def tone_of(key: str) -> str:
    """The tone of a status: quiet, info, ok, warning or error."""
    return components.status(key)[1]


@register.inclusion_tag("shared/charts/compass.html")
def compass_rose(rose: charts.Rose, beside: bool = True) -> dict[str, Any]:
    """The compass with its table beside it (`beside=False`: below, folded)."""
    return {"rose": rose, "svg": charts.compass_rose(rose), "beside": beside}


@register.inclusion_tag("shared/charts/triangle.html")
def triangle_cloud(cloud: charts.Cloud, beside: bool = True) -> dict[str, Any]:
    """The archetype triangle with its table."""
    return {"cloud": cloud, "svg": charts.triangle_cloud(cloud), "beside": beside}


@register.inclusion_tag("shared/charts/stances.html")
def stance_bar(agree: int, passed: int, disagree: int) -> dict[str, Any]:
    """Agree, pass and disagree: a bar, and the numbers in words."""
    stances = charts.Stances(agree, passed, disagree)
    return {"stances": stances, "svg": charts.stance_bar(stances)}


@register.inclusion_tag("shared/charts/map.html")
def tile_map(title: str, tiles: Sequence[maps.Tile], with_list: bool = True) -> dict[str, Any]:
    """The tile map, and the same places as a list by group."""
    return {"svg": maps.tile_map(title, tiles), "places": tiles if with_list else (), "title": title}


@register.inclusion_tag("shared/charts/map.html")
def shape_map(title: str, shapes: Sequence[maps.Shape], with_list: bool = True) -> dict[str, Any]:
    """The map with true shapes, and the same places as a list by group."""
    return {"svg": maps.shape_map(title, shapes), "places": shapes if with_list else (), "title": title}
