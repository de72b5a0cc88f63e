# SPDX-License-Identifier: EUPL-1.2
"""Where one idea is about, for its page: in words, and as a dot on the map of its area."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenspraak.civic.agenda import queries
from samenspraak.web.agenda.pointing import ground_of
from samenspraak.web.shared.fragments import Mark, kept
from samenspraak.web.shared.grounds import Dot, Frame, Under, box_of, drawn, ground_map

SMALL = 360  # of the drawing on the page of an idea


@dataclass(frozen=True)
class Placed:
    """The words, the buurt, and a map if the idea was pointed out on it."""

    text: str
    buurt: str
    map: SafeString


def placed(proposal: Any, mark: Mark) -> Placed | None:
    """Where an idea is about; None where that was not said. No query when the map is kept."""
    where = queries.where(proposal)
    if where is None:
        return None
    area = proposal.area
    if not where.buurt and not where.point:
        return Placed(where.text, "", SafeString())
    buurt = ground_of(area, mark).names.get(where.buurt, "")
    under = kept(f"small ground {area.slug}", lambda: _under(area, mark), mark)
    if where.point is None or under is None:
        return Placed(where.text, buurt, SafeString())
    title = _("Map of {area} with a dot: {where}").format(area=area.name, where=where.text)
    dot = Dot(where.point, where.text, size=9)
    return Placed(where.text, buurt, ground_map(title, under, [dot]))


def _under(area: Any, mark: Mark) -> Under | None:
    ground = ground_of(area, mark)
    if not ground.outline:
        return None
    return drawn(ground, Frame.around(box_of(ground), SMALL, SMALL), size=12)
