# SPDX-License-Identifier: EUPL-1.2
"""Conventions that matter and that linters cannot see."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, OneToOneField

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "samenspraak"
NAMED_TEST = re.compile(r"`(test_\w+)`")
LADDER = [
    "ledger",
    "places",
    "people",
    "notices",
    "ballots",
    "conversations",
    "agreements",
    "agenda",
    "meetings",
    "evaluation",
    "council",
]  # bottom to top


def relations():
    for model in apps.get_models():
        if model._meta.app_label in LADDER:
            for field in model._meta.get_fields():
                if isinstance(field, ForeignKey | OneToOneField | ManyToManyField) and not field.auto_created:
                    yield model, field


def test_every_test_that_the_documents_name_is_there():
    """A rule that says which test shows it, says so truly."""
    named = {name for path in (ROOT / "docs").rglob("*.md") for name in NAMED_TEST.findall(path.read_text("utf-8"))}
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert len(named) > 50
    assert named <= set(re.findall(r"^def (test_\w+)", source, re.M))


def test_foreign_keys_point_down_the_ladder():
    for model, field in relations():
        target = field.related_model._meta.app_label
        assert LADDER.index(target) <= LADDER.index(model._meta.app_label), f"{model.__name__}.{field.name} points up"


def test_the_ledger_has_no_foreign_keys_in_or_out():
    for model, field in relations():
        assert "ledger" not in (model._meta.app_label, field.related_model._meta.app_label)


TEMPLATES = SOURCE / "web" / "templates"
TITLE = re.compile(r"{% block title %}(.*?){% endblock(?: title)? %}")
REFERENCE = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
FOREIGN = {"account", "mfa", "allauth", "socialaccount", "usersessions"}  # overridden templates of the sign-in library


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda p: str(p.relative_to(TEMPLATES)))
def test_a_template_includes_only_its_own_folder_or_shared(path):
    folder = path.relative_to(TEMPLATES).parts[0]
    for target in REFERENCE.findall(path.read_text("utf-8")):
        own = target.split("/")[0]
        assert own in {folder, "shared"} or {folder, own} <= FOREIGN | {"shared"}, f"{path.name} reaches into {target}"


def codes_in_source() -> set[str]:
    """Every code that a Finding is made with, in the rulebook and in civic."""
    found = set()
    for path in [*(SOURCE / "rulebook").rglob("*.py"), *(SOURCE / "civic").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Finding":
                first = node.args[0] if node.args else None
                found |= {leaf.value for leaf in ast.walk(first) if isinstance(leaf, ast.Constant)} if first else set()
    return {code for code in found if isinstance(code, str)}


def kinds_in_source() -> set[str]:
    """Every kind of deed that is recorded."""
    found = set()
    for path in (SOURCE / "civic").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "record" and node.args:
                found |= {leaf.value for leaf in ast.walk(node.args[0]) if isinstance(leaf, ast.Constant)}
    return {kind for kind in found if isinstance(kind, str)}


def test_every_title_ends_with_whose_page_it_is():
    """From the page to the site, with a bar between: what tabs and histories are read by."""
    pages = sorted(TEMPLATES.rglob("*.html"))
    found = [
        (page, TITLE.search(page.read_text("utf-8"))) for page in pages if page.name not in ("base.html", "home.html")
    ]
    titles = {str(page.relative_to(TEMPLATES)): title[1] for page, title in found if title}
    assert len(titles) > 100
    assert not {name for name, title in titles.items() if not title.endswith(" | Samenspraak") or "·" in title}


def test_every_finding_has_a_sentence():
    from samenspraak.web import wording

    missing = codes_in_source() - set(wording.SENTENCES)
    assert not missing, f"no sentence for {sorted(missing)}"


def test_every_deed_has_a_sentence():
    from samenspraak.web import wording

    assert not kinds_in_source() - set(wording.DEEDS)


def test_no_sentence_is_left_over():
    """A sentence whose code stands nowhere in the source any more is dead."""
    from samenspraak.web import wording

    text = "\n".join(
        path.read_text("utf-8")
        for path in SOURCE.rglob("*.py")
        if "wording" not in path.parts and "migrations" not in path.parts
    )
    for code in {**wording.SENTENCES, **wording.DEEDS}:
        assert f'"{code}"' in text, f"nobody says {code}"


def test_every_rulebook_module_has_its_page():
    nouns = {
        path.stem if path.is_file() else path.name
        for path in (SOURCE / "rulebook").iterdir()
        if not path.name.startswith("_") and path.name != "verdicts.py"
    }
    pages = {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert not nouns - pages, f"no page in docs/rules for {sorted(nouns - pages)}"


def test_every_setting_is_explained():
    names = set(re.findall(r"SAMENSPRAAK_[A-Z_]+", (SOURCE / "config" / "settings.py").read_text())) - {"SAMENSPRAAK_"}
    explained = (ROOT / "docs" / "operations.md").read_text()
    assert not {name for name in names if name not in explained}


FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "signals", "handlers"}


def test_no_module_has_a_name_that_says_nothing():
    for path in SOURCE.rglob("*.py"):
        assert path.stem not in FORBIDDEN_NAMES, path


def test_every_source_file_names_its_licence():
    for pattern in ("*.py", "*.css", "*.js", "*.html"):
        for path in SOURCE.rglob(pattern):
            if "migrations" in path.parts or path.stat().st_size == 0 or path.name == "__init__.py":
                continue
            assert "SPDX-License-Identifier: EUPL-1.2" in path.read_text("utf-8")[:300], path


def test_no_page_asks_a_third_party_for_anything():
    """No template, style or script loads from another host (links that a reader follows are fine)."""
    loading = re.compile(
        r"""(?:src|srcset|action|data-refresh|data-poll)=["']https?://|url\(["']?https?://|@import\s+["']?http"""
    )
    for pattern in ("*.html", "*.css", "*.js"):
        for path in (SOURCE / "web").rglob(pattern):
            assert not loading.search(path.read_text("utf-8")), path
