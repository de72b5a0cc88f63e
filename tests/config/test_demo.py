# SPDX-License-Identifier: EUPL-1.2
"""A demonstration that was cut off while it was filled is begun anew; a whole one and a real one are left alone."""

import pytest

# Only the people: enough to be whole here, and quick.
DEMO = "from samenspraak.config import demo; demo.FILLED_FROM = ('people',)\n"
START = DEMO + "demo.make_ready()\n"
COUNT = "from samenspraak.civic.people.models import Person; print(Person.objects.count())"
KILLED = (
    DEMO
    + """
import os
from samenspraak.config.demo import people
fill = people.fill
people.fill = lambda at: (fill(at), os.kill(os.getpid(), 9))
demo.make_ready()
"""
)
SOMEBODY = "from samenspraak.civic.people import actions; actions.register('roos@example.org', name='Roos')\n"
REFUSED = DEMO + "try: demo.make_ready()\nexcept demo.NoDemo as why: print(why)\n"


def test_a_demonstration_that_was_cut_off_is_begun_anew(install):
    one = install(embedded=True)
    one.dies(KILLED)
    assert not (one.data / "samenspraak.sqlite3").exists(), "half a demonstration never stands at its place"
    people = one.python(START + COUNT)
    assert int(people) > 50
    assert [file.name for file in one.data.glob("demo-*")] == []
    one.python(SOMEBODY)
    assert one.python(START + COUNT) == str(int(people) + 1), "a whole one is left as it is"


def test_the_first_start_leaves_a_database_in_one_piece(install):
    one = install(embedded=True)
    people = one.python(START + COUNT)
    assert one.python(COUNT) == people


def test_an_installation_that_people_use_is_left_alone(install):
    one = install(ready=True)
    one.python(SOMEBODY)
    assert "it is no demonstration" in one.python(REFUSED)
    assert one.python(COUNT) == "1"


@pytest.mark.parametrize("embedded", [True, False])
def test_where_it_cannot_stand_aside_it_says_that_it_was_cut_off(install, embedded):
    """An empty database that is there already, or a server: nothing is removed, and no half one is shown."""
    one = install(embedded=True, ready=True) if embedded else install(ready=True)
    one.dies(KILLED)
    before = one.python(COUNT)
    assert "was cut off" in one.python(REFUSED)
    assert one.python(COUNT) == before
