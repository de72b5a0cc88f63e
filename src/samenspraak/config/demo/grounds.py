# SPDX-License-Identifier: EUPL-1.2
"""The shape of Oosterparkwijk and six buurten in it: roughly there, and drawn for the demonstration. Not the true ones.

Who wants those takes in a file of the CBS with `samenspraak import-areas`.
"""

from datetime import datetime, timedelta

from samenspraak.civic.places import actions as places
from samenspraak.config.demo.people import BEFORE
from samenspraak.rulebook.agenda.spots import Where
from samenspraak.rulebook.places import Unit

SOURCE = "getekend voor de demonstratie, niet de echte grenzen"
CORNERS = (  # from the south to the north, each row from the west to the east
    ((6.5738, 53.2168), (6.5812, 53.2160), (6.5900, 53.2158), (6.5982, 53.2166)),
    ((6.5730, 53.2222), (6.5820, 53.2228), (6.5892, 53.2221), (6.5990, 53.2226)),
    ((6.5746, 53.2284), (6.5808, 53.2293), (6.5901, 53.2289), (6.5972, 53.2278)),
)
NAMES = (("Damsterkant", "Bloemenbuurt", "Spoorkant"), ("Kadebuurt", "Blauwe Dorp", "Vogelbuurt"))

# Where the ideas of the demonstration are about, by title.
SPOTS = {
    "Bankjes en een watertap bij het Blauwe Dorp": Where("rond het speelveld", (6.5861, 53.2262)),
    "Het pleintje bij de Oliemuldersbrug groen maken": Where("het pleintje voor de brug", (6.5768, 53.2181)),
    "Dertig kilometer op de hele Oosterhamrikkade": Where("de hele kade, vooral bij de school", (6.5752, 53.2251)),
    "Een buurthuiskamer in de oude wasserij": Where("de oude wasserij", (6.5848, 53.2194)),
    "Een pluktuin achter de sporthal": Where("de braakliggende strook achter de sporthal", (6.5944, 53.2203)),
    "Betere verlichting in het Pioenpark": Where("tussen de vijver en de straat", (6.5869, 53.2208)),
    "Licht langs het pad in het Pioenpark": Where("het pad vanaf de bushalte", (6.5872, 53.2205)),
    "Samen een deelbakfiets": Where("op het plein bij de winkels", (6.5842, 53.2176)),
    "Elke maand eten met de straat": Where("elke maand in een andere straat"),
    "Muziekles op woensdagmiddag": Where("in een lokaal van de school", None, "BU00140495"),
    "Een muur voor jonge kunstenaars": Where("de lange muur langs het spoor", (6.5970, 53.2190)),
    "Een hoekje voor zelfstandigen in de bibliotheek": Where("in de bibliotheek", (6.5838, 53.2243)),
    "Een beweegtuin naast het buurthuis": Where("naast het buurthuis", (6.5930, 53.2252)),
    "Geveltuinen in drie straten": Where("drie straten in het Blauwe Dorp", None, "BU00140495"),
    "Een keuken voor het buurthuis": Where("in het buurthuis", (6.5928, 53.2254)),
    "Een kleedkast waar je kleren ruilt": Where("in de hal van het buurthuis", (6.5929, 53.2253)),
    "Een fontein op het plein": Where("midden op het plein", (6.5843, 53.2178)),
    "Schaduwdoeken boven de zandbak": Where("de zandbak in het park", (6.5885, 53.2212)),
    "Een jeu-de-boulesbaan bij de flat": Where("het veldje voor de flat", (6.5782, 53.2240)),
    "Een leestafel in de hal van de school": Where("in de hal van de school", (6.5757, 53.2246)),
    "Een buurtmoestuin achter de garages": Where("achter de garages", (6.5915, 53.2270)),
}


def fill(at: datetime) -> None:
    """The shapes, as long ago as the bodies."""
    since = at - BEFORE + timedelta(hours=1)
    units = [_buurt(column, row) for row in range(2) for column in range(3)]
    territories = {"oosterparkwijk": [unit.code for unit in units]}
    places.import_units(units, year=since.year + 1, source=SOURCE, at=since, territories=territories)


def _buurt(column: int, row: int) -> Unit:
    ring = [
        *(CORNERS[row][column], CORNERS[row][column + 1]),
        *(CORNERS[row + 1][column + 1], CORNERS[row + 1][column], CORNERS[row][column]),
    ]
    shape = {"type": "Polygon", "coordinates": [[list(corner) for corner in ring]]}
    return Unit(f"BU001404{91 + column + 3 * row}", "buurt", NAMES[row][column], shape)
