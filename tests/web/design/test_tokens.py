# SPDX-License-Identifier: EUPL-1.2
"""A theme is one file: it gives every token we read, and what it gives can be read, in light and in dark."""

import gzip
import re
from pathlib import Path

import pytest

from tests.web.design.conftest import STATIC

CSS = (STATIC / "css" / "samenspraak.css").read_text()
GUIDE = (Path(__file__).parents[3] / "docs" / "design.md").read_text()
THEMES = sorted(path.stem for path in (STATIC / "themes").glob("*.css"))
TOKEN = r"--(?:utrecht|nl|samenspraak)-[\w-]+"
NOT_IN_A_THEME = {"--samenspraak-voice-on-footer-color"}  # optional: without it the sign in the footer has one colour

READABLE = [  # text, on what, at least
    ("document-color", "document-background-color", 7),
    ("document-color", "surface-background-color", 7),
    ("heading-color", "document-background-color", 7),
    ("form-field-description-color", "document-background-color", 4.5),
    ("form-field-description-color", "surface-background-color", 4.5),
    ("form-field-description-color", "table-row-alternate-odd-background-color", 4.5),
    ("link-color", "document-background-color", 4.5),
    ("link-color", "table-row-alternate-odd-background-color", 4.5),
    ("link-visited-color", "document-background-color", 4.5),
    ("link-hover-color", "document-background-color", 4.5),
    ("button-primary-action-color", "button-primary-action-background-color", 4.5),
    ("button-primary-action-hover-color", "button-primary-action-hover-background-color", 4.5),
    ("button-secondary-action-color", "document-background-color", 4.5),
    ("button-primary-action-danger-color", "button-primary-action-danger-background-color", 4.5),
    ("button-primary-action-danger-color", "button-primary-action-danger-hover-background-color", 4.5),
    ("form-field-error-message-color", "document-background-color", 4.5),
    ("form-control-border-color", "form-control-background-color", 3),
    ("form-control-invalid-border-color", "form-control-background-color", 3),
    ("focus-outline-color", "document-background-color", 3),
    ("page-header-color", "page-header-background-color", 4.5),
    ("page-footer-color", "page-footer-background-color", 4.5),
    ("alert-info-color", "alert-info-background-color", 4.5),
    ("alert-ok-color", "alert-ok-background-color", 4.5),
    ("alert-warning-color", "alert-warning-background-color", 4.5),
    ("alert-error-color", "alert-error-background-color", 4.5),
    ("alert-info-border-color", "alert-info-background-color", 3),
    ("alert-ok-border-color", "alert-ok-background-color", 3),
    ("alert-warning-border-color", "alert-warning-background-color", 3),
    ("alert-error-border-color", "alert-error-background-color", 3),
    ("badge-color", "badge-background-color", 4.5),
]


def given(theme: str) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens of a theme in light and in dark."""
    text = (STATIC / "themes" / f"{theme}.css").read_text()
    light, _, dark = text.partition("@media (prefers-color-scheme: dark)")
    first, second = (dict(re.findall(rf"({TOKEN}):\s*([^;]+);", part)) for part in (light, dark))
    return first, {**first, **second}


def brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((brightness(a), brightness(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def read_by_css() -> set[str]:
    return set(re.findall(rf"var\(({TOKEN})", CSS))


def test_the_guide_lists_exactly_the_tokens_we_read():
    assert set(re.findall(rf"^\| `({TOKEN})`", GUIDE, re.MULTILINE)) == read_by_css()


def test_two_themes_are_shipped():
    assert THEMES == ["linden", "neutral"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_gives_every_token_and_no_other(theme):
    light, _ = given(theme)
    assert light.keys() == read_by_css() - NOT_IN_A_THEME


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_can_be_read(theme, scheme):
    tokens = given(theme)[scheme]
    poor = []
    tokens["--utrecht-table-row-alternate-odd-background-color"] = tokens["--samenspraak-quiet-background-color"]
    for text, ground, least in READABLE:
        found = contrast(tokens[f"--utrecht-{text}"], tokens[f"--utrecht-{ground}"])
        if found < least:
            poor.append(f"{text} on {ground}: {found:.2f}, not {least}")
    assert not poor


def test_the_css_names_no_colour_of_its_own():
    """Colours are the theme's; only paper (print) and the field of a QR code are black and white."""
    own = re.findall(r"#[0-9a-fA-F]{3,8}\b", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))
    assert set(own) <= {"#fff", "#000", "#333", "#999", "#f2f2f2"}


def test_a_first_view_stays_small():
    def packed(*names):
        return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)

    assert packed("css/samenspraak.css", "themes/neutral.css") <= 15_000
    assert packed("js/samenspraak.js") <= 6_000
