# SPDX-License-Identifier: EUPL-1.2
"""What each component is and which parameters it takes, read from the comment on top of its template."""

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "shared" / "components"
COMMENT = re.compile(r"\{# (.+?) #\}", re.DOTALL)


@lru_cache(maxsize=1)
def documented() -> dict[str, dict[str, str]]:
    """By name: the name, the path to include, and the comment that documents the component."""
    return {path.stem: _part(path) for path in sorted(FOLDER.glob("*.html"))}


def _part(path: Path) -> dict[str, str]:
    _licence, about = COMMENT.findall(path.read_text("utf-8"))[:2]
    return {"name": path.stem, "path": f"shared/components/{path.name}", "about": about}
