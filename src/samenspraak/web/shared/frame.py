# SPDX-License-Identifier: EUPL-1.2
"""What every page's frame shows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

SECTIONS = ("/meedoen/", "/raad/", "/logboek/")  # what the main navigation marks as the place where one is


def frame(request: HttpRequest) -> dict[str, Any]:
    """The theme, the demo banner and the same page in the other language. No queries."""
    path = request.get_full_path()
    dutch = path.removeprefix("/en") if path.startswith("/en/") else path
    dutch = "/" + dutch.lstrip("/")  # "//host/" would lead to another site
    section = next((one for one in SECTIONS if dutch.startswith(one)), "")
    current = "page" if dutch.partition("?")[0] == section else "true"
    return {
        "theme": settings.THEME,
        "demo": settings.DEMO,
        "here": {"nl": dutch, "en": f"/en{dutch}", "section": section, "current": current if section else ""},
    }
