# SPDX-License-Identifier: EUPL-1.2
"""Questions, compass, archetypes, topics, thresholds, places and cases: TOML files that a municipality replaces.

Only the command line reads them; a verb adopts them as a version, and pages ask for the version.
"""

import tomllib
from importlib import resources
from typing import Any

ADOPTED = ("praatplaat", "compass", "archetypes", "topics", "thresholds", "safeguards", "prices")


def read(name: str, language: str = "nl") -> dict[str, Any]:
    """One content file, by its name without ".toml"."""
    file = resources.files(__package__) / language / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def read_set(language: str = "nl") -> dict[str, Any]:
    """The files that together are adopted as a content version, by name."""
    return {name: read(name, language) for name in ADOPTED}


def read_case(name: str, language: str = "nl") -> dict[str, Any]:
    """A worked case, such as "oosterparkwijk"."""
    return read(f"cases/{name}", language)


def cases(language: str = "nl") -> list[str]:
    """The names of the worked cases that are shipped."""
    folder = resources.files(__package__) / language / "cases"
    return sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
