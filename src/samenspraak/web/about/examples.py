# SPDX-License-Identifier: EUPL-1.2
"""Made-up content for the living page. No real persons, no real outcomes."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from samenspraak.rulebook.verdicts import Finding
from samenspraak.web.shared import amounts
from samenspraak.web.shared.charts import Cloud, Layer, Rose, Side
from samenspraak.web.shared.components import STATUSES, TASKS, Cell, Matrix, MatrixRow, model_steps
from samenspraak.web.shared.maps import Shape, Tile

NOW = (3.2, 2.1, 1.8, 2.4, 2.0, 2.9, 3.4, 2.2)
WANTED = (4.1, 3.8, 3.6, 3.9, 4.4, 4.6, 4.0, 4.2)
LATER = (3.9, 3.1, 3.2, 3.3, 2.8, 4.0, 3.9, 3.4)


def everything() -> dict[str, Any]:
    """All examples, by the name the template uses."""
    return {
        **_charts(),
        **_lists(),
        "matrix": _matrix(),
        "steps_first": model_steps("gesprek", links={"gesprek": "#steps"}),
        "steps_later": model_steps("agenda", links={"gesprek": "#steps", "afspraken": "#steps"}),
        "statuses": list(STATUSES),
        "refused": (Finding("period-empty"), Finding("stale-form")),
        "page_of_ideas": _page(),
    }


def wishes() -> list[str]:
    """Wishes as they hang on the wall of a room."""
    return [
        _("A bench every hundred metres on the way to the shop."),
        _("Say what happens with our ideas, also when it becomes nothing."),
        _("A place where young people can sit in the evening."),
        _("Decide together about the small works in the street."),
        _("Ask people at the door, not only in a hall."),
    ]


def _axes() -> tuple[str, ...]:
    return (
        _("involvement"),
        _("inclusion"),
        _("participation"),
        _("transparency"),
        _("say"),
        _("good conversation"),
        _("ownership"),
        _("accountability"),
    )


def _charts() -> dict[str, Any]:
    corners = (_("Advising"), _("Starting things"), _("Deciding"))
    residents = tuple((a, 100 - a - c, c) for a, c in ((20, 60), (25, 50), (40, 30), (15, 55), (30, 45), (20, 60)))
    municipality = ((60, 15, 25), (50, 20, 30), (45, 35, 20))
    now, wanted = Layer(_("now"), NOW), Layer(_("wanted"), WANTED, wanted=True, hue=2)
    return {
        "rose": Rose(_("How it is now and how we want it"), _axes(), (now, wanted)),
        "rose_later": Rose(_("Then and now"), _axes(), (Layer(_("then"), NOW, hue=3), Layer(_("now"), LATER))),
        "cloud": Cloud(
            _("Where people put their dot"),
            corners,
            (Side(_("residents"), residents), Side(_("municipality"), municipality, hue=2)),
        ),
        "tiles": [
            Tile(1, 1, "Vinkhuizen", "#maps", _("In conversation"), "info", "West"),
            Tile(2, 1, "Selwerd", "#maps", _("Not started yet"), "quiet", "West"),
            Tile(3, 1, "Noorderplantsoenbuurt", "#maps", _("With the council"), "warning", "Oude Wijken"),
            Tile(4, 2, "Oosterparkwijk", "#maps", _("Agreement in force"), "ok", "Oude Wijken"),
            Tile(2, 2, "De Wijert", "#maps", _("Suspended"), "error", "Zuid"),
        ],
        "shapes": [
            Shape(_square(6.50, 53.21), "Westerwold", "#maps", _("In conversation"), "info", "West"),
            Shape(_square(6.56, 53.21), "Oosterhaag", "#maps", _("Agreement in force"), "ok", "Oost"),
        ],
    }


def _square(west: float, south: float) -> dict[str, Any]:
    east, north = west + 0.055, south + 0.02
    ring = [[west, south], [east, south - 0.004], [east - 0.01, north], [west + 0.01, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _matrix() -> Matrix:
    rows = (
        (_("Green and play"), ("initiates", "decides", "initiates")),
        (_("Streets and traffic"), ("advises", "heard", "informed")),
        (_("Meeting places"), ("decides", "advises", "")),
    )
    return Matrix(
        _("Who has which say"),
        tuple(TASKS.values()),
        tuple(MatrixRow(topic, tuple(Cell(say) for say in says)) for topic, says in rows),
    )


def _lists() -> dict[str, Any]:
    return {
        "crumbs": [(_("Home"), "#navigation"), ("Oosterparkwijk", "#navigation"), (_("Agenda"), "#navigation")],
        "tabs": [
            {"label": _("All ideas"), "href": "#navigation", "current": True},
            {"label": _("Decided"), "href": "#navigation"},
            {"label": _("Done"), "href": "#navigation"},
        ],
        "facts": [
            (_("Speaks for"), _("everyone who lives in the neighbourhood")),
            (_("Chosen how"), _("drawn by lot, for two years")),
            (_("Instrument"), "mandaat"),
        ],
        "table_head": [_("Idea"), _("Support"), _("Costs")],
        "table_rows": [
            [_("Benches along the park"), "48", amounts.shown(4_000_00)],
            [_("Zebra crossing at the school"), "131", amounts.shown(5_000_00)],
        ],
        "entries": [
            {
                "iso": "2026-03-02T20:15",
                "when": _("2 March 2026, 20:15"),
                "sentence": _("The agreement was signed by the neighbourhood council."),
                "href": "#entries",
                "seal": "9f2c41d07ab3",
            },
            {
                "iso": "2026-03-09T10:00",
                "when": _("9 March 2026, 10:00"),
                "sentence": _("The council decided: in force from 1 April 2026."),
            },
        ],
        "choices": [
            ("open", _("Whoever comes"), _("Everyone who is there may take part in deciding.")),
            ("drawn", _("Drawn by lot"), _("A group that looks like the neighbourhood.")),
            ("elected", _("Elected"), _("Residents vote for people they know.")),
        ],
    }


def _page() -> Page[int]:
    return Paginator(range(120), 50).page(2)
