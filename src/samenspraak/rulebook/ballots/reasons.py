# SPDX-License-Identifier: EUPL-1.2
"""Why an option or a project won or lost, and why a file is refused: the codes, and the facts that come with each.

Every code is the code of a `Finding`; `PARAMS` says what its sentence may use. Amounts are whole cents; where an exact
amount is no whole cent, the fraction stands in the step of the count, and the reason rounds it down.
"""

from dataclasses import replace

from samenspraak.rulebook.verdicts import Finding

# a project in a budget, won
FREE = "project-free"
MOST_VOTES = "project-most-votes"
PAID_BY_SUPPORTERS = "project-paid-by-supporters"
NEXT_IN_BALANCE = "project-next-in-balance"
FILLED_IN = "project-filled-in"
# lost
NO_VOTES = "project-no-votes"
DEARER_THAN_POT = "project-dearer-than-pot"
NO_ROOM = "project-no-room"
SUPPORTERS_SHORT = "project-supporters-short"
STOPPED_BEFORE = "project-stopped-before"
# an option in a choice
ELECTED = "option-elected"
ELECTED_LAST = "option-elected-last"
ELIMINATED = "option-eliminated"
NOT_REACHED = "option-not-reached"
HIGHEST = "option-highest"
LOWER = "option-lower"
BEATS_ALL = "option-beats-all"
BEATEN = "option-beaten"
# a file of papers
PB_UNREADABLE = "pb-unreadable"
PB_SECTION = "pb-section"
PB_MISSING = "pb-missing"
PB_DOUBLE = "pb-double"
PB_NUMBER = "pb-number"
PB_UNKNOWN = "pb-unknown"
PB_COUNT = "pb-count"
BUDGET_UNREADABLE = "budget-file-unreadable"
# a paper before it is counted
PAPER_OVER_BUDGET = "paper-over-budget"
PAPER_OVER_ONE_POT = "paper-over-one-pot"
PAPER_TOO_MANY = "paper-too-many"
PAPER_TOO_MANY_POINTS = "paper-too-many-points"

# What would have been enough, everything else the same; 0 where nothing of that kind would do.
TAKEN = ("cheaper", "more_votes")
PARAMS = {
    FREE: ("votes",),
    MOST_VOTES: ("votes", "cost", "place", "left"),
    PAID_BY_SUPPORTERS: ("votes", "cost", "place", "price", "paid_in_full", "paid_the_rest"),
    NEXT_IN_BALANCE: ("votes", "cost", "place", "load"),
    FILLED_IN: ("votes", "cost", "place", "left"),
    NO_VOTES: ("cost",),
    DEARER_THAN_POT: ("votes", "cost", "budget", *TAKEN),
    NO_ROOM: ("votes", "cost", "left", *TAKEN),
    SUPPORTERS_SHORT: ("votes", "cost", "together", *TAKEN),
    STOPPED_BEFORE: ("votes", "cost", "load", "stopped_by", *TAKEN),
    ELECTED: ("votes", "round", "needed"),
    ELECTED_LAST: ("votes", "round"),
    ELIMINATED: ("votes", "round", "least_kept"),
    NOT_REACHED: ("votes", "round", "needed"),
    HIGHEST: ("votes", "next"),
    LOWER: ("votes", "last_in", "more_votes"),
    BEATS_ALL: ("beats", "ties"),
    BEATEN: ("by", "for_other", "for_own"),
    PB_UNREADABLE: ("line",),
    PB_SECTION: ("line", "section"),
    PB_MISSING: ("line", "field"),
    PB_DOUBLE: ("line", "name"),
    PB_NUMBER: ("line", "field", "value"),
    PB_UNKNOWN: ("line", "name"),
    PB_COUNT: ("line", "field", "said", "found"),
    BUDGET_UNREADABLE: ("where",),
    PAPER_OVER_BUDGET: ("cost", "most"),
    PAPER_OVER_ONE_POT: ("pot", "cost", "most"),
    PAPER_TOO_MANY: ("named", "most"),
    PAPER_TOO_MANY_POINTS: ("points", "most"),
}
# What is told in votes, and how the same is called where people divided points.
IN_POINTS = {
    FREE: "project-free-in-points",
    MOST_VOTES: "project-most-points",
    PAID_BY_SUPPORTERS: "project-paid-by-points",
    FILLED_IN: "project-filled-in-by-points",
    NO_ROOM: "project-no-room-in-points",
    SUPPORTERS_SHORT: "project-supporters-short-in-points",
}


def in_points(finding: Finding) -> Finding:
    """The same reason where "votes" are points: only its code differs."""
    return replace(finding, code=IN_POINTS.get(finding.code, finding.code))


# What is told of people or papers, and how the same is called where some papers weigh more (`weights`): of votes.
IN_VOTES = {
    PAID_BY_SUPPORTERS: "project-paid-by-votes",
    NEXT_IN_BALANCE: "project-next-in-votes",
    BEATS_ALL: "option-beats-all-in-votes",
    BEATEN: "option-beaten-in-votes",
    "option-chosen-with-majority": "option-chosen-with-majority-of-votes",
    "option-majority-too-small": "option-majority-of-votes-too-small",
}


def in_votes(finding: Finding) -> Finding:
    """The same reason where some papers weigh more than others: only its code differs."""
    return replace(finding, code=IN_VOTES.get(finding.code, finding.code))
