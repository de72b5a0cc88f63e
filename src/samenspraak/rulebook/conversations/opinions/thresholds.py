# SPDX-License-Identifier: EUPL-1.2
"""What must be there before anything is said about groups."""

from dataclasses import dataclass

from samenspraak.rulebook.conversations.breakdowns import SMALL


@dataclass(frozen=True)
class Thresholds:
    """The numbers of docs/rules/conversations.md, "Opinion groups". All are inclusive: this much is enough.

    votes: by one participant to be placed, passes included (or three quarters of the statements, if that is less).
    participants, statements: placed participants, and statements with votes of at least `small` of them.
    small: people in a group, and people behind any count that is shown.
    fewest, most: how many groups are tried.
    silhouette: how much nearer people must stand to their own group than to the next, from -1 to 1 (Rousseeuw 1987).
    valley: how full the strip halfway two groups may be, against the strips around their middles (1 is as full).
    coherence: how many times more the first axis must tell than it does after shuffling the votes (Horn 1965).
    margin: how much better, in silhouette, another number of groups must be than fewer groups or than the last ones.
    ease: which part less clear groups may become before they are said to be gone.
    traits: how many statements characterise a group, at most.
    totals_are_public: whether the totals of everyone can be read somewhere, so that groups can be subtracted from them.
    """

    votes: int = 7
    participants: int = 10
    statements: int = 5
    small: int = SMALL
    fewest: int = 2
    most: int = 5
    silhouette: float = 0.45
    valley: float = 0.6
    coherence: float = 1.4
    margin: float = 0.03
    ease: float = 0.1
    traits: int = 5
    totals_are_public: bool = True


USUAL = Thresholds()
