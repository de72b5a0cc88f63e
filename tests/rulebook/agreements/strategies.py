# SPDX-License-Identifier: EUPL-1.2
"""Agreements of every shape, sensible and not: whatever can be written down."""

from hypothesis import strategies as st

from tests.rulebook.agreements.build import STRONG, guard, numbered, say

TOPICS = ["all", "green-play", "safety"]
TASKS = ["draw-up", "decide", "carry-out"]
LEVELS = ["informed", "heard", "advises", "initiates", "decides"]
BODIES = ["", "raad", "panel", "gemeente", "niemand"]
INSTRUMENTS = ["", "geen", "toezegging", "mandaat", "delegatie", "overeenkomst"]

numbers = st.none() | st.integers(0, 120)
flags = st.booleans()


def says():
    cells = st.tuples(st.sampled_from(TOPICS), st.sampled_from(TASKS))
    filled = st.dictionaries(cells, st.tuples(st.sampled_from(LEVELS), st.sampled_from(BODIES)), max_size=6)
    return filled.map(lambda found: [say(level, task, topic, by) for (topic, task), (level, by) in found.items()])


def seats():
    who = st.sampled_from(["residents", "councillors", "officials", "organisations"])
    chosen = st.sampled_from(["", "drawn", "elected", "open", "association", "appointed"])
    return st.fixed_dictionaries({"who": who, "chosen": chosen}, optional={"seats": numbers})


def a_body(key):
    fields = {
        "composition": st.lists(seats(), max_size=3),
        "term_months": numbers,
        "rotation": st.sampled_from(["", "elk jaar"]),
        "speaks_for": st.sampled_from(["", "de wijk"]),
        "territory": st.sampled_from(["", "De Hoogte", "Korrewegwijk"]),
        "invited": numbers,
        "response_percent": st.none() | st.integers(0, 100),
    }
    return st.fixed_dictionaries({}, optional=fields).map(lambda data: {"kind": "body", "data": data | {"key": key}})


def bodies():
    return st.lists(st.sampled_from(["raad", "panel"]), unique=True).flatmap(
        lambda keys: st.tuples(*(a_body(key) for key in keys)).map(list)
    )


def safeguards():
    params = st.fixed_dictionaries({}, optional={"days": numbers, "months": numbers, "percent": st.integers(0, 100)})
    weak_or_strong = st.sampled_from(sorted(STRONG)).flatmap(
        lambda kind: st.just(guard(kind, **STRONG[kind])) | params.map(lambda chosen: guard(kind, **chosen))
    )
    return st.lists(weak_or_strong, max_size=8)


def transfers():
    fields = {
        "owner": st.sampled_from(["", "raad", "college", "burgemeester"]),
        "power": st.sampled_from(["", "groen", "omgevingsplan", "verordening"]),
        "topics": st.lists(st.sampled_from(TOPICS), max_size=2, unique=True),
        "tasks": st.lists(st.sampled_from(TASKS), max_size=2, unique=True),
        "to": st.sampled_from(BODIES),
        "to_officials": flags,
        "legal_basis": st.sampled_from(["", "verordening"]),
        "shown_as_binding": flags,
        "motivated_deviation": flags,
        "deadline_days": numbers,
    }
    one = st.fixed_dictionaries({"instrument": st.sampled_from(INSTRUMENTS)}, optional=fields)
    return st.lists(one.map(lambda data: {"kind": "transfer", "data": data}), max_size=3)


def moneys():
    fields = {
        "amount_cents": numbers,
        "allocates": st.sampled_from(BODIES),
        "spends": st.sampled_from(BODIES),
        "payer": st.sampled_from(["", "gemeente"]),
        "executor": st.sampled_from(["", "gemeente"]),
    }
    one = st.fixed_dictionaries({}, optional=fields).map(lambda data: {"kind": "money", "data": data})
    return st.lists(one, max_size=2)


def agreements():
    """Rows of an agreement, numbered."""
    parts = st.tuples(says(), bodies(), safeguards(), transfers(), moneys())
    return parts.map(lambda found: numbered([row for part in found for row in part]))
