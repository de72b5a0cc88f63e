# SPDX-License-Identifier: EUPL-1.2
from django.utils.translation import gettext_lazy as _

# Why something was refused or found: Finding.code → sentence. {names} are the finding's params.
SENTENCES: dict = {
    "file-unreadable": _("This file is not there, or we may not read it."),
    "geojson-no-text": _("Line {line}: this is not text (UTF-8)."),
    "geojson-no-json": _("Line {line}, position {column}: this is not valid JSON."),
    "geojson-no-collection": _("Line {line}: this is no GeoJSON list of areas (FeatureCollection). We found: {found}."),
    "geojson-empty": _("Line {line}: there are no areas in this file."),
    "geojson-no-feature": _("Line {line}, area {number}: this is no GeoJSON feature with properties."),
    "geojson-no-code": _("Line {line}, area {number}: there is no CBS code of a wijk or buurt. We found: {found}."),
    "geojson-other-municipality": _(
        "Line {line}, area {number}: {code} does not lie in {municipality}. Take a file with this municipality only."
    ),
    "geojson-double-code": _("Line {line}, area {number}: {code} stands in this file twice."),
    "geojson-no-shape": _(
        "Line {line}, area {number} ({code}): the shape must be a Polygon or a MultiPolygon. We found: {found}."
    ),
    "geojson-ring-too-short": _(
        "Line {line}, area {number} ({code}): a boundary has at least four points. Here are {corners}."
    ),
    "geojson-ring-open": _(
        "Line {line}, area {number} ({code}): the boundary is not closed. The last point must be the same as the first."
    ),
    "geojson-no-number": _("Line {line}: here must stand a number."),
    "geojson-rd": _(
        "Line {line}: these are metres (Rijksdriehoek, EPSG:28992). We need degrees (WGS 84, EPSG:4326). "
        "Download the file again in WGS 84."
    ),
    "geojson-swapped": _("Line {line}, area {number} ({code}): north and east are swapped in {found}."),
    "geojson-outside": _("Line {line}, area {number} ({code}): the point {found} does not lie in the Netherlands."),
    "geojson-no-year": _("Line {line}: the areas do not say of which year they are (jaar or jrstatcode)."),
    "geojson-two-years": _("Line {line}: this area is of {second}, the areas before it are of {first}."),
    "nothing-changed": _("The file was refused. Nothing has changed."),
    "not-set-up": _("There is no municipality here yet. First run: samenspraak set-up"),
    "territory-empty": _("A territory needs at least one CBS wijk or buurt."),
    "units-imported": _(
        "Taken in: {units} areas of {year}, with their shapes. {areas} areas of our own have got a territory."
    ),
}

# What happened, for the logbook: Entry.kind → sentence. {names} are the entry's facts.
DEEDS: dict = {
    "places.set-up": _("The municipality was set up, with {areas} wijken and dorpen."),
    "places.units-imported": _("The shapes of {units} CBS areas of {year} were taken in."),
    "territory.set": _("The territory was laid down: {units}, from {since}."),
}
