# SPDX-License-Identifier: EUPL-1.2
import re

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from samenspraak.web.about import parts
from samenspraak.web.shared import components
from samenspraak.web.shared.tags import place
from tests.web.design.conftest import WEB
from tests.web.pages import Page

PAGES = ["/over/", "/over/privacy/", "/over/toegankelijkheid/", "/onderdelen/", "/onderdelen/zaal/"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_about_this_site_are_sound(path, language):
    answer = Client().get(path if language == "nl" else f"/en{path}")
    assert answer.status_code == 200
    assert Page(answer.content.decode()).wrong(language) == []


def test_every_component_stands_on_the_living_page():
    page = Client().get("/onderdelen/").content.decode()
    assert [name for name in parts.documented() if f'id="part-{name}"' not in page] == []


def test_every_component_says_what_it_takes():
    for part in parts.documented().values():
        assert re.search(r"Parameters?: ", part["about"]) or part["name"] == "sign", part


def test_every_class_a_template_uses_is_in_the_css():
    """What pages call for, the design system has."""
    css = (WEB / "static" / "css" / "samenspraak.css").read_text()
    used = set()
    for path in [*(WEB / "templates" / "shared").rglob("*.html"), *(WEB / "templates" / "about").rglob("*.html")]:
        bare = re.sub(r"\{[%{].*?[%}]\}", "§", path.read_text())
        used |= {name for value in re.findall(r'class="([^"]*)"', bare) for name in value.split() if "§" not in name}
    assert used - set(re.findall(r"\.([a-z][\w-]*)", css)) == set()


def test_statuses_have_a_tone_that_exists():
    assert {tone for _, tone in components.STATUSES.values()} <= {"quiet", "info", "ok", "warning", "error"}


def test_steps_before_are_done_and_after_are_later():
    assert [step.state for step in components.model_steps("raad")] == ["done", "done", "now", "later", "later"]
    assert {step.state for step in components.model_steps("")} == {"later"}


def test_addresses_follow_the_language(settings):
    from django.utils import translation

    assert place("/", "de-hoogte", "/agenda/") == "/de-hoogte/agenda/"
    with translation.override("en"):
        assert place("/", "de-hoogte", "/agenda/") == "/en/de-hoogte/agenda/"


def test_a_wrong_form_says_so_on_top_and_beside_the_field():
    page = Client().get("/onderdelen/").content.decode()
    assert 'href="#id_name"' in page
    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'aria-describedby="id_about_error"' in page, "a group of radio buttons carries its error on the fieldset"
    assert "x" * 300 in page, "what was typed is still there"


def test_the_page_for_our_own_mistakes_needs_nothing():
    page = render_to_string("shared/errors/500.html")
    assert Page(page).wrong("nl") == []


@pytest.mark.parametrize("name", ["400", "403", "404", "405", "signed_out", "stale_form"])
def test_other_dead_ends_are_sound(name, db):
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/x/")
    request.user = AnonymousUser()
    page = render_to_string(f"shared/errors/{name}.html", {"typed": ["<b>mijn lange verhaal</b>"]}, request=request)
    assert Page(page).wrong("nl") == []
    assert "<b>mijn" not in page
