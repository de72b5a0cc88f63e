# SPDX-License-Identifier: EUPL-1.2
"""Looking back: the evaluations with then and now, and what became of the safeguards that were promised."""

from samenspraak.civic.evaluation.queries.in_practice import InPractice, in_practice, observances_of, practice_of
from samenspraak.civic.evaluation.queries.looking_back import (
    LookingBack,
    evaluations_due,
    evaluations_of,
    locked,
    looking_back,
)

__all__ = [
    "InPractice",
    "LookingBack",
    "evaluations_due",
    "evaluations_of",
    "in_practice",
    "locked",
    "looking_back",
    "observances_of",
    "practice_of",
]
