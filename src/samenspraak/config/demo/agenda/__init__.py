# SPDX-License-Identifier: EUPL-1.2
"""A wijkagenda that lives: ideas, one decided, one being voted on, one advised, one still talked about. Made up."""

from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter

from samenspraak.config.demo import answers, projects
from samenspraak.config.demo.agenda import choosing, dividing, drawing_up, ideas, voting
from samenspraak.config.demo.agenda.deeds import Deed
from samenspraak.config.demo.agenda.ideas import ADVICE, DECIDED, OPEN_NOW


def fill(at: datetime) -> None:
    """Everything in the order in which it would have happened, the clock's deeds too: so the logbook reads in order."""
    for _moment, deed in sorted(_deeds(at), key=itemgetter(0)):
        deed()


def _deeds(at: datetime) -> Iterator[Deed]:
    """Each story, in this order: of deeds at the same moment the first that is named comes first."""
    for story in (ideas, dividing, voting, choosing, drawing_up):
        yield from story.deeds(at)
    yield from projects.deeds(at, decided=DECIDED.title, followed=(OPEN_NOW.title, ADVICE.title))
    yield from answers.deeds(at)
