# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

from samenspraak.civic.agreements import queries
from samenspraak.civic.agreements.actions.editing import edit
from samenspraak.rulebook.agreements.editing import Rows
from samenspraak.rulebook.agreements.remedies import Remedy
from samenspraak.rulebook.verdicts import Finding, Refused


def mend(version_id: int, *, finding: str, about: str, revision: int, by: int | None, at: datetime) -> Remedy:
    """Make the one change that takes a finding away (rulebook/agreements/remedies.py), in the text as it stands now."""
    version = queries.version_by_id(version_id)
    assert version is not None
    made: list[Remedy] = []

    def make(now: Rows, shown: Rows) -> tuple[Rows, str]:
        standing = {(one.code, one.about): one for one in queries.findings_in(version, now)}
        found = standing.get((finding, about))
        if found is None:
            raise Refused(Finding("finding-not-there"))
        remedy = queries.remedy_of(version, found, now)
        if remedy is None:
            raise Refused(Finding("finding-needs-a-choice"))
        made.append(remedy)
        return remedy.rows, remedy.number

    edit(version_id, make, "agreement.finding-mended", revision, by, at)
    return made[-1]
