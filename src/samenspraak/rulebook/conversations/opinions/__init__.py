# SPDX-License-Identifier: EUPL-1.2
"""Opinion groups over agree, disagree and pass; what each group says, and what all groups share.

Not imported with its parent: it needs numpy, and most pages do not need it.

    votes = gathered([("p1", "more-trees", 1), ("p2", "more-trees", -1), …])
    found = opinions(votes)
    found.verdict, found.groups, found.shared, found.divided, found.places
"""

from samenspraak.rulebook.conversations.opinions.camps import Clarity
from samenspraak.rulebook.conversations.opinions.file import digest, nameless, read, written
from samenspraak.rulebook.conversations.opinions.groups import (
    GROUPS,
    NO_CLEAR_GROUPS,
    TOO_FEW_PARTICIPANTS,
    TOO_FEW_STATEMENTS,
    VERDICTS,
    Group,
    Opinions,
    Quality,
    opinions,
)
from samenspraak.rulebook.conversations.opinions.letters import Places
from samenspraak.rulebook.conversations.opinions.shares import Counts
from samenspraak.rulebook.conversations.opinions.statements import OnStatement, Trait
from samenspraak.rulebook.conversations.opinions.thresholds import USUAL, Thresholds
from samenspraak.rulebook.conversations.opinions.votes import MISSING, VOTE_OF, Votes, gathered, laid_out

__all__ = [
    "GROUPS",
    "MISSING",
    "NO_CLEAR_GROUPS",
    "TOO_FEW_PARTICIPANTS",
    "TOO_FEW_STATEMENTS",
    "USUAL",
    "VERDICTS",
    "VOTE_OF",
    "Clarity",
    "Counts",
    "Group",
    "OnStatement",
    "Opinions",
    "Places",
    "Quality",
    "Thresholds",
    "Trait",
    "Votes",
    "digest",
    "gathered",
    "laid_out",
    "nameless",
    "opinions",
    "read",
    "written",
]
