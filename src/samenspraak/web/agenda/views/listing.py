# SPDX-License-Identifier: EUPL-1.2
"""The agenda of an area: its ideas as a list or on the map, and what can be chosen above it."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samenspraak.civic.agenda import queries
from samenspraak.civic.agenda.queries import AGENDA, NEWEST, ORDERS, OWNERS, Asked, Row
from samenspraak.civic.ballots import queries as boxes
from samenspraak.rulebook.agenda import BINDING
from samenspraak.rulebook.agenda.searching import ASKED_LIMIT
from samenspraak.rulebook.places import Ground
from samenspraak.web.agenda import dots, rows, words
from samenspraak.web.agenda.pointing import ground_of
from samenspraak.web.agenda.views.found import area_named
from samenspraak.web.shared import days
from samenspraak.web.shared.clock import now, today
from samenspraak.web.shared.fragments import Mark, current, kept
from samenspraak.web.shared.numbers import whole

SIZE = 50
LAST_PAGE = 2_000
FAR = 10  # from this page on all ids are kept: skipping thousands of rows takes longer than reading fifty
RANKED_FOR = 5  # minutes
MAP = "kaart"


@dataclass(frozen=True)
class Running:
    """A ballot on top of the list."""

    href: str
    question: str
    is_open: bool
    when: str
    binding: bool


@dataclass(frozen=True)
class Around:
    """What stands around the list. All of it changes by deed only: each step of a ballot is one, and so are topics."""

    area: Any
    topics: Mapping[str, str]
    buurten: Mapping[str, str]  # by code
    has_map: bool
    running: SafeString
    filter: SafeString


@require_safe
def listing(request: HttpRequest, area: str) -> HttpResponse:
    """Fifty ideas, newest first or in another order; those that were asked for. Or all of them on the map."""
    mark = current()
    around = kept(f"agenda {get_language()} {area}", lambda: _around(area_named(area), mark), mark)
    asked = _asked(request.GET, around)
    plain = asked == Asked()
    context = {
        "area": around.area,
        "filter": around.filter if plain else _filter(around, asked),
        "filtered": asked.narrows or asked.order != NEWEST,
        "arranges": _arranges(request, around.area),
        "views": _views(around, asked, request.GET),
    }
    if around.has_map and request.GET.get("weergave") == MAP:
        return render(request, "agenda/map.html", context | _map(around, asked, request.GET.get("vak", ""), mark))
    page = min(whole(request.GET.get("pagina", "")) or 1, LAST_PAGE)
    found, total = _found(around.area, asked, page, mark)
    context |= {
        "running": around.running if plain and page == 1 else "",
        "lines": rows.proposals(found, area, around.topics),
        "total": total,
        "page": page,
        "last": ceil(total / SIZE),
        "pages": _pages(page, total, asked),
    }
    return render(request, "agenda/list.html", context)


def _asked(given: QueryDict, around: Around) -> Asked:
    """What the address asks; what is not known is left out."""
    return Asked(
        stage=_known(given.get("stand", ""), queries.STAGES),
        topic=_known(given.get("onderwerp", ""), around.topics),
        buurt=_known(given.get("buurt", ""), around.buurten),
        owner=_known(given.get("wie", ""), OWNERS),
        text=" ".join(given.get("zoek", "")[:ASKED_LIMIT].replace("\0", "").split()),
        order=_known(given.get("volgorde", ""), ORDERS) or NEWEST,
    )


def _known(given: str, known: Any) -> str:
    return given if given in known else ""


def _address(asked: Asked, **more: Any) -> str:
    """The address of what is asked, to share: only what makes a difference stands in it."""
    order = "" if asked.order == NEWEST else asked.order
    given = {"zoek": asked.text, "stand": asked.stage, "onderwerp": asked.topic, "buurt": asked.buurt}
    given |= {"wie": asked.owner, "volgorde": order, **more}
    return "?" + urlencode({name: value for name, value in given.items() if value})


def _found(area: Any, asked: Asked, page: int, mark: Mark) -> tuple[list[Row], int]:
    """The ideas on this page, and how many there are in all. Two queries when what can be kept is kept."""
    first, last = (page - 1) * SIZE, page * SIZE
    if not asked.text and asked.order in (NEWEST, AGENDA) and page < FAR:
        total = _count(area, asked, mark)
        return queries.rows(queries.asked_for(area, asked)[first:last]), total
    found = _ids(area, asked, mark)
    return queries.rows_of(found[first:last]), len(found)


def _count(area: Any, asked: Asked, mark: Mark) -> int:
    count = queries.asked_for(area, asked).count
    if asked.text:  # whoever typed one text after another would push out what everybody else needs
        return count()
    return kept(f"agenda count {area.slug} {asked}", count, mark)


def _ids(area: Any, asked: Asked, mark: Mark) -> Sequence[int]:
    """The ideas that fit, in order. Support and comments are no deeds: an order by them is kept for some minutes.

    What words find is not kept. Where nothing else is asked, the order of all ideas is, and holds for those found.
    """
    if asked.order in (NEWEST, AGENDA):
        bare = replace(asked, text="")
        if asked.text and bare.narrows:
            return queries.ids(area, asked)
        if asked.text:
            said = queries.said(area, asked.text)
            return array("q", (pk for pk in _ids(area, bare, mark) if pk in said))
        return kept(f"agenda ids {area.slug} {asked}", lambda: queries.ids(area, asked), mark)
    at = now()
    while_it_holds = ("minutes", f"{at:%Y-%m-%d %H} {at.minute // RANKED_FOR}")
    make = partial(queries.ranking, area, asked.order)
    ranking = kept(f"agenda ranking {area.slug} {asked.order}", make, while_it_holds)
    return queries.ranked(area, asked, ranking)


def _pages(page: int, total: int, asked: Asked) -> dict[str, str]:
    return {
        "previous": _address(asked, pagina=page - 1) if page > 1 else "",
        "next": _address(asked, pagina=page + 1) if page * SIZE < total else "",
    }


def _views(around: Around, asked: Asked, given: QueryDict) -> list[tuple[str, Any, bool]]:
    """List and map, with the same ideas: address, name, and whether it is the one that is looked at."""
    if not around.has_map:
        return []
    on_map = given.get("weergave") == MAP
    listed = reverse("agenda:list", args=[around.area.slug])
    both = (
        (listed + _address(asked).removesuffix("?"), "lijst", not on_map),
        (_address(asked, weergave=MAP), MAP, on_map),
    )
    return [(href, words.SHOWN_AS[key], chosen) for href, key, chosen in both]


def _arranges(request: HttpRequest, area: Any) -> bool:
    """Whether the reader may have a say in the order. No query for a visitor, one for who is signed in."""
    held = queries.roles(request.user.pk, area, today())
    return bool(held.wijk or held.team)


def _map(around: Around, asked: Asked, given: str, mark: Mark) -> dict[str, Any]:
    """The map of the ideas. Made anew for what is narrowed down; without that it is kept."""
    square = dots.square_in(given)
    name = f"agenda dots {get_language()} {around.area.slug} {square} {asked.order}"
    make = lambda: _drawn(around, asked, square, mark)  # noqa: E731
    drawn, listed, placed = make() if asked.narrows else kept(name, make, mark)
    total = _count(around.area, asked, mark)
    return {
        "drawn": drawn,
        "listed": listed,
        "placed": placed,
        "elsewhere": total - placed,
        "source": ground_of(around.area, mark).source,
        "whole_map": _address(asked, weergave=MAP),
        "as_list": reverse("agenda:list", args=[around.area.slug]) + _address(asked).removesuffix("?"),
    }


def _drawn(around: Around, asked: Asked, square: Any, mark: Mark) -> tuple[dots.Drawn, SafeString, int]:
    """The map, the list beside it, and how many ideas they show."""
    ideas = queries.dots(around.area, replace(asked, order=NEWEST))
    drawn = dots.drawn(around.area, ground_of(around.area, mark), ideas, square)
    context = {"groups": drawn.groups, "asked": _address(asked, weergave=MAP)}
    return drawn, render_to_string("agenda/parts/dots.html", context), len(ideas)


def _around(area: Any, mark: Mark) -> Around:
    ground: Ground = ground_of(area, mark)
    running = render_to_string("agenda/parts/running.html", {"running": _running(area)})
    bare = Around(area, words.topics_now(), ground.names, bool(ground.outline), running, SafeString())
    return replace(bare, filter=_filter(bare, Asked()))


def _filter(around: Around, asked: Asked) -> SafeString:
    def choices(texts: Mapping[str, Any], chosen: str) -> list[tuple[str, Any, bool]]:
        return [(key, text, key == chosen) for key, text in texts.items()]

    context = {
        "text": asked.text,
        "limit": ASKED_LIMIT,
        "stages": choices(words.STAGES, asked.stage),
        "topics": choices(around.topics, asked.topic),
        "buurten": choices(around.buurten, asked.buurt),
        "owners": choices(words.CARRIES_OUT, asked.owner),
        "orders": choices(words.ORDERS, asked.order),
        "more": bool(asked.stage or asked.topic or asked.buurt or asked.owner or asked.order != NEWEST),
    }
    return render_to_string("agenda/parts/filter.html", context)


def _running(area: Any) -> list[Running]:
    names = ("number", "question", "status", "opens_at", "closes_at", "force")
    return [
        Running(
            reverse("ballots:ballot", args=[area.slug, one.number]),
            one.question,
            one.status == "open",
            days.moment(one.closes_at if one.status == "open" else one.opens_at),
            one.force == BINDING,
        )
        for one in boxes.running([area.pk]).values_list(*names, named=True)[:10]
    ]
