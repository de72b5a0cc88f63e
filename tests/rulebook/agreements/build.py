# SPDX-License-Identifier: EUPL-1.2
"""Building agreements for tests: few words, no files."""

from itertools import count

from samenspraak.rulebook.agreements import Setting, Thresholds, incongruences, parse

THRESHOLDS = Thresholds(
    consultation_days=14,
    minutes_days=14,
    reply_days=42,
    complaint_days=42,
    accountability_months=12,
    review_months=12,
    term_months=48,
    reach_percent=20,
    response_percent=16,
    say_gap=2,
)

# For each kind a safeguard that is strong enough.
STRONG = {
    "representation": {},
    "consultation": {"days": 14},
    "reach": {"percent": 5},
    "inclusion": {},
    "openness": {"days": 14},
    "decision-rule": {},
    "interest": {},
    "minority": {},
    "accountability": {"months": 12, "to_council": True},
    "complaint": {"days": 42},
    "support": {},
    "money-control": {"months": 12},
    "reply": {"days": 42},
    "review": {"months": 12},
    "exit": {},
}


def say(level, task="decide", topic="all", body="raad"):
    return {"kind": "say", "topic": topic, "task": task, "say": level, "data": {"body": body}}


def body(key="raad", *, drawn=0, councillors=0, officials=0, open_=0, **data):
    parts = [
        {"who": "residents", "seats": drawn, "chosen": "drawn"},
        {"who": "councillors", "seats": councillors, "chosen": "appointed"},
        {"who": "officials", "seats": officials, "chosen": "appointed"},
        {"who": "residents", "seats": open_, "chosen": "open"},
    ]
    whole = {"key": key, "name": "", "composition": [part for part in parts if part["seats"]]}
    return {"kind": "body", "data": whole | {"term_months": 24, "rotation": "ja", "speaks_for": "de wijk"} | data}


def guard(kind, **params):
    return {"kind": "safeguard", "data": {"kind": kind, "params": params}}


def transfer(instrument="mandaat", **data):
    whole = {
        "owner": "raad",
        "power": "groen",
        "to": "raad",
        "legal_basis": "verordening, art. 3",
        "limits": "tot 10.000 euro",
        "consent": True,
        "decision": "raadsbesluit 12",
        "published": "Gemeenteblad 34",
        "since": "2026-01-01",
    }
    return {"kind": "transfer", "data": {"instrument": instrument} | whole | data}


def promise(**data):
    own = {
        "instrument": "toezegging",
        "owner": "college",
        "to": "raad",
        "deadline_days": 42,
        "motivated_deviation": True,
    }
    return {"kind": "transfer", "data": own | data}


def money(**data):
    whole = {"amount_cents": 100_00, "per": "year", "allocates": "raad", "payer": "gemeente"}
    return {"kind": "money", "data": whole | data}


def numbered(rows):
    numbers = count(1)
    return [{"number": f"1.{next(numbers)}", "text": "", "sources": []} | row for row in rows]


def terms(*rows):
    return parse(numbered(rows))


def strong(*without):
    """Every safeguard, strong enough, except these."""
    return [guard(kind, **params) for kind, params in STRONG.items() if kind not in without]


def found(*rows, setting=None, thresholds=THRESHOLDS):
    return incongruences(terms(*rows), setting or Setting(), thresholds)


def codes(*rows, **context):
    return {finding.code for finding in found(*rows, **context)}
