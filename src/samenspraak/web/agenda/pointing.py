# SPDX-License-Identifier: EUPL-1.2
"""Saying where an idea is about: in words, by buurt, and by pressing on a map, which works without script.

The map is an image button. Pressing it sends the form with the place that was pressed, and what was typed comes back
with a dot on the map. Who does not use a mouse or a finger chooses the buurt from a list.
"""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspraak.civic.places import queries as places
from samenspraak.rulebook.agenda.spots import SPOT_LIMIT, Where, rounded, why_not_point
from samenspraak.rulebook.places import Ground, Point, buurt_of
from samenspraak.web import wording
from samenspraak.web.agenda.forms import ProposalForm
from samenspraak.web.shared.clock import today
from samenspraak.web.shared.forms import KeyedForm
from samenspraak.web.shared.fragments import Mark, kept
from samenspraak.web.shared.grounds import Frame, box_of
from samenspraak.web.shared.numbers import whole

WIDTH, TALLEST = 280, 400  # px on every screen: what is pressed comes in px, and the smallest telephone shows so much
POINT = re.compile(r"(\d{1,3}\.\d{1,6}),(\d{1,3}\.\d{1,6})")
MAP, CLEAR = "map", "clear-point"


def ground_of(area: Any, mark: Mark | None = None) -> Ground:
    """The shape of an area and its buurten, as it is today. One query when it is kept, none with a mark."""
    return kept(f"ground {area.slug}", lambda: places.ground_of(area, today()), mark)


def frame_of(ground: Ground) -> Frame:
    """The frame of the map to press on."""
    return Frame.around(box_of(ground), WIDTH, TALLEST)


def point_in(text: str) -> Point | None:
    """The point in a text such as "6.5831,53.2212"; None when it is none."""
    found = POINT.fullmatch(text)
    return rounded((float(found[1]), float(found[2]))) if found else None


def written(point: Point) -> str:
    """A point as text."""
    return f"{point[0]:.4f},{point[1]:.4f}"


class MapToPress(forms.Widget):
    """A map as a button, and what was pressed last."""

    use_fieldset = True
    area: Any
    ground: Ground
    said: str = ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The value, the map, what came of pressing it, and a button to take the dot away."""
        point = point_in(value or "")
        frame = frame_of(self.ground)
        address = reverse("agenda:ground", args=[self.area.slug]) + (f"?punt={written(point)}" if point else "")
        said = self.said or (_("There is a dot on the map.") if point else _("There is no dot on the map yet."))
        return format_html(
            '<input type="hidden" name="{}" value="{}"><input class="press-map" type="image" id="{}" name="{}" '
            'src="{}" width="{}" height="{}" alt="{}" formaction="#{}" formnovalidate tabindex="-1">'
            '<p role="status">{}</p>{}',
            name,
            written(point) if point else "",
            (attrs or {}).get("id", ""),
            MAP,
            address,
            round(frame.width),
            round(frame.height),
            _("Map of {area}. Press on the place that you mean.").format(area=self.area.name),
            (attrs or {}).get("id", ""),
            said,
            self._clear(attrs) if point else "",
        )

    def _clear(self, attrs: Any) -> SafeString:
        return format_html(
            '<button class="button button-secondary" name="{}" value="1" formaction="#{}" formnovalidate>{}</button>',
            CLEAR,
            (attrs or {}).get("id", ""),
            _("Take the dot away"),
        )


class SpotForm(KeyedForm):
    """Where an idea is about."""

    spot = forms.CharField(
        label=gettext_lazy("Where is it?"),
        help_text=gettext_lazy("For example: by the pond, or the whole Bloemstraat. Not your own address."),
        max_length=SPOT_LIMIT,
        required=False,
    )
    field_order = ("title", "text", "topic", "spot", "buurt", "point")

    def __init__(self, *args: Any, area: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area, self.ground = area, ground_of(area)
        if self.ground.buurten:
            choices = [("", _("I do not know, or it is the whole area")), *self.ground.names.items()]
            self.fields["buurt"] = forms.ChoiceField(label=_("In which buurt?"), choices=choices, required=False)
        if self.ground.outline:
            self.fields["point"] = forms.CharField(
                label=_("Point it out on the map"),
                help_text=_("Everybody sees the dot. Do not point out your own house."),
                required=False,
                widget=MapToPress(),
            )
            self.map.area, self.map.ground = area, self.ground
        self.order_fields(self.field_order)

    @property
    def map(self) -> Any:
        """The map to press on."""
        return self.fields["point"].widget

    def clean_point(self) -> Point | None:
        """The point, as it is kept."""
        return point_in(self.cleaned_data["point"])

    @property
    def where(self) -> Where:
        """What was said."""
        given = self.cleaned_data
        return Where(given["spot"], given.get("point"), given.get("buurt", ""))


def pressed(data: Mapping[str, str], area: Any) -> tuple[dict[str, str], str] | None:
    """What a form holds after somebody pressed on the map, and a sentence about it; None when nobody did.

    Enter in a field presses the first button of a form with 0, 0: that is sending it in, not a place on the map.
    """
    x, y = (whole(data.get(f"{MAP}.{axis}", "")) for axis in "xy")
    clear = CLEAR in data
    if not clear and not (x or y):
        return None
    ground, given = ground_of(area), dict(data.items())
    if not ground.outline:
        return None
    if clear:
        return {**given, "point": ""}, _("The dot is gone.")
    point = rounded(frame_of(ground).degrees(min(x or 0, WIDTH), min(y or 0, TALLEST)))
    if refused := why_not_point(point, ground):
        return given, wording.sentence(refused)
    buurt = buurt_of(point, ground)
    said = _("The dot stands in {buurt}.").format(buurt=ground.names[buurt]) if buurt else _("There is a dot now.")
    return {**given, "point": written(point), "buurt": buurt or given.get("buurt", "")}, said


class IdeaForm(SpotForm, ProposalForm):
    """An idea, with where it is about."""
