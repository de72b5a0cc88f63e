# SPDX-License-Identifier: EUPL-1.2
"""A version for machines: metadata beside the page, and one file that an outsider checks with the published recipe."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspraak.civic.agreements import actions, queries
from samenspraak.civic.agreements.models import Term
from samenspraak.rulebook.agreements.sealing import seal_of
from samenspraak.rulebook.agreements.terms import parse
from tests.civic.agreements.texts import CONGRUENT, draft, in_force, proposed, sign, signed

pytestmark = pytest.mark.django_db
HERE = "/oosterparkwijk/afspraken/1/"
RULES = Path(__file__).resolve().parents[3] / "docs" / "rules" / "agreements.md"


def with_deviation(cast):
    """A text that both sides signed, with a deviation whose motive has quotes and accents."""
    version = draft(cast, [row for row in CONGRUENT if row["number"] != "6.8"])
    motive = 'Wij zijn "klein" – één straat, zoë.'
    actions.accept_deviation(
        version.pk, finding="minority-missing", about="", motive=motive, by=cast.bo.pk, at=cast.now
    )
    version.refresh_from_db()
    actions.propose(version.pk, revision=version.revision, by=cast.alice.pk, at=cast.now)
    version.refresh_from_db()
    sign(cast, version)
    return version


def checked(file: Path) -> subprocess.CompletedProcess:
    """What the recipe in the rules says about a file, run as it stands there, without our software."""
    (recipe,) = re.findall(r"```python\n(import hashlib.*?)```", RULES.read_text("utf-8"), re.DOTALL)
    return subprocess.run([sys.executable, "-I", "-c", recipe, str(file)], capture_output=True, text=True, check=False)


def test_the_file_holds_all_of_it_and_its_seal_recomputes(cast):
    version = with_deviation(cast)
    read = cast.client().get(f"{HERE}afspraken.json").json()
    deviations = [(one["finding"], one["about"], one["motive"]) for one in read["deviations"]]
    seal = seal_of(read["area"], read["version"], parse(read["terms"]), deviations)
    assert seal == read["digest"] == version.digest
    assert {(one["side"], one["digest"]) for one in read["signatures"]} == {("wijk", seal), ("gemeente", seal)}
    assert parse(read["terms"]) == queries.terms_of(queries.version("oosterparkwijk", 1))


def test_how_each_body_decided_stands_in_it_and_what_was_taken_back_stands_apart(cast, tmp_path):
    version = with_deviation(cast)
    actions.take_signature_back(version.pk, reason="Toch niet.", by=cast.bo.pk, at=cast.now)
    file = tmp_path / "afspraken.json"
    file.write_bytes(cast.client().get(f"{HERE}afspraken.json").content)
    read = json.loads(file.read_text("utf-8"))
    ((college,), (back,)) = read["signatures"], read["taken_back"]
    assert college["decided"] == {"how": "college", "on": "2026-05-04", "words": "B&W 2026-014"}
    assert (back["decided"]["words"], back["reason"], back["paper"]) == ("42 voor, 3 tegen", "Toch niet.", None)
    assert [one["side"] for one in read["about"]["parties"]] == ["gemeente"]
    assert checked(file).returncode == 0


def test_an_outsider_checks_it_with_the_recipe(cast, tmp_path):
    with_deviation(cast)
    file = tmp_path / "afspraken.json"
    file.write_bytes(cast.client().get(f"{HERE}afspraken.json").content)
    found = checked(file)
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.parametrize(
    "change",
    [
        lambda read: read["terms"][2].update(say="informed"),
        lambda read: read["terms"].pop(),
        lambda read: read["deviations"][0].update(motive="Anders."),
        lambda read: read["deviations"].clear(),
        lambda read: read.update(area="de-wijert"),
        lambda read: read["signatures"][0].update(digest="0" * 64),
    ],
)
def test_whatever_was_changed_is_seen(cast, tmp_path, change):
    with_deviation(cast)
    read = cast.client().get(f"{HERE}afspraken.json").json()
    change(read)
    file = tmp_path / "afspraken.json"
    file.write_text(json.dumps(read), "utf-8")
    assert "not the text that was sealed" in checked(file).stderr


def test_words_that_were_withdrawn_stand_in_no_file_and_the_seal_still_holds(cast, tmp_path):
    rows = [dict(CONGRUENT[0], sources=[{"kind": "wish", "answer": 999, "text": "Mijn geheim", "of": 1}])]
    version = proposed(cast, [*rows, *CONGRUENT[1:]])
    Term.objects.filter(version=version, number="3.1").update(sources=rows[0]["sources"])
    queries.terms._fixed_terms.cache_clear()
    answer = cast.client().get(f"{HERE}afspraken.json")
    assert "Mijn geheim" not in answer.content.decode()
    body = next(one for one in answer.json()["terms"] if one["number"] == "3.1")
    assert body["sources"] == [{"kind": "wish", "answer": 999, "of": 1, "withdrawn": True}]
    file = tmp_path / "afspraken.json"
    file.write_bytes(answer.content)
    assert checked(file).returncode == 0


def test_metadata_say_what_it_is(cast):
    version = in_force(cast, until=cast.later(days=365).date())
    found = cast.client().get(f"{HERE}metadata.json").json()
    assert found["identifier"].endswith("/oosterparkwijk/afspraken/1/")
    assert (found["title"], found["type"], found["type_checked"]) == (
        "Afspraken Oosterparkwijk, versie 1",
        "convenant",
        False,
    )
    assert [one["name"] for one in found["parties"]] == ["Wijkraad Oosterparkwijk", "College van B en W"]
    assert found["valid"] == {"from": "2026-05-04", "until": "2027-05-04"}
    assert (found["status"], found["ground"]) == ("in-force", "raadsbesluit 2026-041")
    assert found["digest"]["value"] == version.digest
    assert found["publisher"]


def test_every_form_that_metadata_names_is_there(cast):
    in_force(cast)
    for kind, address in cast.client().get(f"{HERE}metadata.json").json()["formats"].items():
        answer = cast.client().get("/" + address.split("/", 3)[3])
        assert answer.headers["Content-Type"].startswith(kind), address


def test_a_draft_has_no_seal_and_no_parties(cast):
    draft(cast)
    found = cast.client().get(f"{HERE}metadata.json").json()
    assert (found["status"], found["digest"], found["parties"], found["valid"]["from"]) == ("draft", None, [], None)
    assert cast.client().get(f"{HERE}afspraken.json").json()["digest"] == ""


def test_while_suspended_metadata_say_so(cast):
    actions.suspend(in_force(cast).pk, reason="ruzie", by=cast.wim.pk, at=cast.now)
    assert cast.client().get(f"{HERE}metadata.json").json()["status"] == "suspended"


def test_no_names_of_persons_stand_in_the_files(cast):
    signed(cast)
    for path in ("afspraken.json", "metadata.json"):
        read = cast.client().get(HERE + path).content.decode()
        for name in ("Bo", "Wim", "Alice"):
            assert not re.search(rf"\b{name}\b", read), (path, name)


def test_the_page_leads_to_them_and_queries_are_bounded(cast):
    in_force(cast)
    page = cast.client().get(HERE).content.decode()
    assert f'rel="describedby" type="application/json" href="{HERE}metadata.json"' in page
    assert 'rel="canonical"' in page
    for path in ("afspraken.json", "metadata.json"):
        cast.client().get(HERE + path)
        with CaptureQueriesContext(connection) as asked:
            cast.client().get(HERE + path)
        assert len(asked) <= 5, [one["sql"][:100] for one in asked]


def test_what_is_not_there(cast):
    draft(cast)
    for path in ("9/metadata.json", "9/afspraken.json"):
        assert cast.client().get(f"/oosterparkwijk/afspraken/{path}").status_code == 404
