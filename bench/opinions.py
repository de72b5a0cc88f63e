# SPDX-License-Identifier: EUPL-1.2
"""Opinion groups against the targets: time, processor time and memory, by number of people and statements.

    python bench/opinions.py [--peer PYTHON] [--most PEOPLE]

`--peer` is an interpreter in which red-dwarf (MPL-2; no dependency of ours) is installed: it is then measured here, on
the same votes, in turn with ours. Each size runs in a process of its own. Votes are of three camps, the same each time.
"Votes" starts from loose (participant, statement, vote), as the peer does; "matrix" from the matrix that is kept while
votes come in. Other work on the machine shows in the times: trust processor time and ratios first.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
import tracemalloc

# people, statements, part of the votes that is given, target in ms from the matrix, seconds of red-dwarf as published
SIZES = [
    (300, 100, 1.0, 20, None),
    (300, 100, 0.4, 20, None),
    (500, 100, 0.4, 130, 1.3),
    (500, 500, 0.2, 450, 4.5),
    (5_000, 100, 0.4, 290, 2.9),
    (5_000, 500, 0.2, 600, 6.2),
    (5_000, 1_000, 0.1, 570, 5.7),
    (50_000, 100, 0.4, 2_680, 26.8),
]
LONG = 3.0  # seconds: what takes longer is not repeated often


def votes_of_three_camps(people: int, statements: int, given: float):
    """The matrix (people × statements) and a mask of what was given."""
    import numpy as np

    chance = np.random.default_rng(2026)
    lines = chance.choice([-1, 1], (3, statements))
    alike = chance.random(statements) > 0.6
    lines[:, alike] = lines[0, alike]
    draw = chance.random((people, statements))
    own = lines[np.arange(people) % 3]
    matrix = np.where(draw < 0.8, own, np.where(draw < 0.9, 0, -own)).astype(np.int8)
    return matrix, chance.random(matrix.shape) < given


def loose(matrix, given) -> list[tuple[int, int, int]]:
    """(participant, statement, vote), one for each vote."""
    rows, columns = given.nonzero()
    return list(zip(rows.tolist(), columns.tolist(), matrix[rows, columns].tolist(), strict=True))


def timed(work) -> tuple[float, float]:
    """Median milliseconds by the clock and of the processor."""
    clock, processor = [], []
    while len(clock) < 3 or (sum(clock) < LONG and len(clock) < 25):
        at, busy = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - at)
        processor.append(time.process_time() - busy)
        if clock[0] > LONG:
            break
    return statistics.median(clock) * 1000, statistics.median(processor) * 1000


def traced(work) -> tuple[object, float]:
    """What it gives, and the most memory it had at once, in MB, on top of what was there."""
    tracemalloc.start()
    found = work()
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return found, most


def ours(people: int, statements: int, given: float) -> dict[str, float | str]:
    import numpy as np

    from samenspraak.rulebook.conversations.opinions import MISSING, gathered, laid_out, opinions

    matrix, mask = votes_of_three_camps(people, statements, given)
    votes = laid_out(range(people), range(statements), np.where(mask, matrix, MISSING))
    triples = loose(matrix, mask)
    del matrix, mask
    found, memory = traced(lambda: opinions(votes))
    clock, processor = timed(lambda: opinions(votes))
    from_votes, busy_from_votes = timed(lambda: opinions(gathered(triples)))
    return {
        "clock": clock,
        "processor": processor,
        "from_votes": from_votes,
        "busy_from_votes": busy_from_votes,
        "memory": memory,
        "found": f"{len(found.groups)} groups",
    }


def peer(people: int, statements: int, given: float) -> dict[str, float | str]:
    """red-dwarf, from the same votes."""
    from reddwarf.implementations.base import run_pipeline

    votes = [
        {"participant_id": who, "statement_id": what, "vote": vote, "modified": 0}
        for who, what, vote in loose(*votes_of_three_camps(people, statements, given))
    ]
    found, memory = traced(lambda: run_pipeline(votes=votes, random_state=0))
    clock, processor = timed(lambda: run_pipeline(votes=votes, random_state=0))
    groups = found.clusterer.n_clusters if found.clusterer else 0
    return {"clock": clock, "processor": processor, "memory": memory, "found": f"{groups} groups"}


def apart(python: str, which: str, size: tuple[int, int, float]) -> dict[str, float]:
    """One measurement in a process of its own, linear algebra in one thread."""
    command = [python, __file__, "--one", which, *map(str, size)]
    env = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


COLUMNS = ("size", "given", "matrix", "CPU", "target", "votes", "CPU", "MB", "found", "publ./ours")
PEER_COLUMNS = ("red-dwarf", "CPU", "MB", "found", "ratio", "CPU ratio")


def row(size: tuple[int, int, float], target: int, published: float | None, python: str | None) -> bool:
    """Measure one size and print it. True when the target is met."""
    people, statements, given = size
    mine = apart(sys.executable, "ours", size)
    cells = [f"{people:,} × {statements:,}", f"{given:.0%}", f"{mine['clock']:.1f}", f"{mine['processor']:.1f}"]
    cells += [f"{target:,}", f"{mine['from_votes']:.1f}", f"{mine['busy_from_votes']:.1f}", f"{mine['memory']:.0f}"]
    cells += [mine["found"], f"{published * 1000 / mine['from_votes']:.0f}×" if published else ""]
    if python:
        other = apart(python, "peer", size)
        cells += [f"{other['clock']:.0f}", f"{other['processor']:.0f}", f"{other['memory']:.0f}", other["found"]]
        cells += [f"{other['clock'] / mine['from_votes']:.0f}×", f"{other['processor'] / mine['busy_from_votes']:.0f}×"]
    met = mine["processor"] <= target
    show([*cells, "pass" if met else "NO"])
    return met


def show(cells) -> None:
    print(f"{cells[0]:>15}" + "".join(f"{cell:>11}" for cell in cells[1:]), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", help="an interpreter with red-dwarf")
    parser.add_argument("--most", type=int, default=10**9, help="leave out sizes with more people")
    parser.add_argument("--one", nargs=4, metavar=("WHICH", "PEOPLE", "STATEMENTS", "GIVEN"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        which, people, statements, given = options.one
        print(json.dumps({"ours": ours, "peer": peer}[which](int(people), int(statements), float(given))))
        return 0
    show([*COLUMNS, *(PEER_COLUMNS if options.peer else ())])
    met = [row(size[:3], size[3], size[4], options.peer) for size in SIZES if size[0] <= options.most]
    print("times in ms, median; MB on top of the votes; ratios from loose votes: how many times faster than red-dwarf")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
