# SPDX-License-Identifier: EUPL-1.2
"""Budget ballots and rankings against pabutools and against the targets: time, memory, and the same winners.

    python bench/ballots.py [FILE.pb …] [--rules RULE …] [--most VOTERS] [--alone] [--as-read]

Without files: made ballots of the sizes of real ones, the same each time. Each measurement is a process of its own:
"load" reads the file, "count" gives the winners, "MB" is what the process grew by. Ours is measured in the same run,
on the same file. `--alone` leaves pabutools (GPL-3, of the dev group) out. Times are of the processor:
other work on the machine shows less in them, and hardly in the ratios. pabutools counts identical papers once; with
`--as-read` also every paper by itself, as it reads them: the last column.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# voters, projects, budget in euros: a small one, and of the sizes of Amsterdam 509, Praga-Południe, Toulouse, Łódź 2025
# and Łódź 2022
SIZES = [
    (3_000, 60, 500_000),
    (12_283, 24, 300_000),
    (10_568, 106, 6_000_000),
    (7_260, 183, 8_000_000),
    (60_272, 114, 8_000_000),
    (90_494, 160, 10_000_000),
]
RULES = {
    "shares": {"method": "equal-shares"},
    "add-1": {"method": "equal-shares", "completion": "add-1-exhaustive"},
    "phragmen": {"method": "phragmen"},
    "by-votes": {"method": "by-votes"},
}
LIMIT = 1_800  # seconds for the peer


def made(voters: int, projects: int, budget: int, seed: int = 2026) -> str:
    """A .pb file: a few projects that many name, many that few name, people who live near each other alike."""
    import numpy as np

    chance = np.random.default_rng(seed)
    costs = (chance.lognormal(0, 1, projects) * budget / 25 / 1.65).astype(int).clip(1_000, budget // 2)
    known = chance.zipf(1.6, projects).clip(1, 40).astype(float)
    home = chance.integers(0, 8, projects)
    lines = ["META", "key;value", f"budget;{budget}", "vote_type;approval", f"num_projects;{projects}"]
    lines += [f"num_votes;{voters}", "PROJECTS", "project_id;cost", *(f"p{n};{cost}" for n, cost in enumerate(costs))]
    lines += ["VOTES", "voter_id;vote"]
    drawn = {}
    for area in range(8):
        weight = known * np.where(home == area, 6, 1)
        drawn[area] = chance.choice(projects, (voters, 5), p=weight / weight.sum())
    many = chance.integers(1, 6, voters)
    for voter in range(voters):
        named = dict.fromkeys(drawn[voter % 8][voter][: many[voter]].tolist())
        lines.append(f"{voter};{','.join(f'p{n}' for n in named)}")
    return "\n".join(lines) + "\n"


def ours(path: str, rule: dict, repeat: int = 5) -> dict:
    from samenspraak.rulebook.ballots.budgets import Rule, pabulib, winners

    before = grown()
    started = time.process_time()
    election = pabulib.read(Path(path).read_text("utf-8"))
    loaded = time.process_time() - started
    times = []
    for _ in range(repeat):
        started = time.process_time()
        found = winners(election.pot, election.papers, Rule(**rule, step=election.unit))
        times.append(time.process_time() - started)
        if sum(times) > 3:
            break
    return {"load": loaded, "count": min(times), "MB": grown() - before, "winners": sorted(found)}


def explained(path: str, rule: dict) -> dict:
    """Load, count, explain and write out: what a page and a file need."""
    from samenspraak.rulebook.ballots.budgets import Rule, count, pabulib

    before = grown()
    election = pabulib.read(Path(path).read_text("utf-8"))
    started = time.process_time()
    found = count(election.pot, election.papers, Rule(**rule, step=election.unit))
    counted = time.process_time() - started
    started = time.process_time()
    text = json.dumps(found.as_stored()) + pabulib.written(election)
    return {"count": counted, "export": time.process_time() - started, "MB": grown() - before, "bytes": len(text)}


def peer(path: str, rule: dict, merged: bool = True) -> dict:
    """pabutools, exact fractions, identical papers once: the way its documentation advises for large ballots."""
    from pabutools.election import Cost_Sat, parse_pabulib
    from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares, sequential_phragmen
    from pabutools.tiebreaking import TieBreakingRule

    sys.setrecursionlimit(100_000)
    before = grown()
    started = time.process_time()
    instance, profile = parse_pabulib(path)
    profile = profile.as_multiprofile() if merged else profile
    loaded = time.process_time() - started
    place = {project: number for number, project in enumerate(instance.project_meta)}
    votes = {project: profile.approval_score(project) for project in instance}
    ties = TieBreakingRule(lambda _i, _p, project: (-votes[project], project.cost, place[project]))
    for project in [one for one in instance if not votes[one] or one.cost > instance.budget_limit]:
        instance.remove(project)
    started = time.process_time()
    if rule["method"] == "phragmen":
        found = sequential_phragmen(instance, profile, tie_breaking=ties)
    elif rule["method"] == "by-votes":
        found = greedy_utilitarian_welfare(instance, profile, sat_class=Cost_Sat, tie_breaking=ties)
    else:
        step = 1 if "completion" in rule else None
        found = method_of_equal_shares(
            instance, profile, sat_class=Cost_Sat, tie_breaking=ties, voter_budget_increment=step
        )
    counted = time.process_time() - started
    names = sorted(project.name for project in found)
    return {"load": loaded, "count": counted, "MB": grown() - before, "winners": names}


def rankings() -> dict:
    """100,000 rankings of 20 options, nearly all different: count only, and from loose papers."""
    import numpy as np

    from samenspraak.rulebook.ballots import papers as forms
    from samenspraak.rulebook.ballots import rankings as rules

    chance = np.random.default_rng(2026)
    options = [f"o{number}" for number in range(20)]
    taste = chance.normal(size=(8, 20))
    scores = taste[chance.integers(0, 8, 100_000)] + chance.gumbel(size=(100_000, 20))
    orders, many = np.argsort(-scores, axis=1), chance.integers(3, 13, 100_000)
    cast = [
        [options[one] for one in order[:length]] for order, length in zip(orders.tolist(), many.tolist(), strict=True)
    ]
    started = time.process_time()
    papers = forms.rankings(cast, options)
    found = {"gathered": time.process_time() - started, "classes": len(papers.counts)}
    for name, seats in (("instant-runoff", 1), ("stv", 5), ("borda", 1), ("schulze", 1)):
        started = time.process_time()
        rules.count(papers, rules.Rule(name, seats))
        found[name] = time.process_time() - started
    return found


def grown() -> float:
    """The most memory this process had, in MB."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def peer_as_read(path: str, rule: dict) -> dict:
    """pabutools as it comes, every paper by itself."""
    return peer(path, rule, merged=False)


WORK = {"ours": ours, "explained": explained, "peer": peer, "as-read": peer_as_read}


def apart(which: str, path: str, rule: dict) -> dict | None:
    """One measurement in a process of its own; None when it takes too long."""
    command = [sys.executable, __file__, "--one", which, path, json.dumps(rule)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def row(name: str, path: str, rule: str, alone: bool, as_read: bool) -> None:
    mine = apart("ours", path, RULES[rule])
    whole = apart("explained", path, RULES[rule])
    cells = [f"{mine['load']:.2f}", f"{mine['count'] * 1000:.1f}", f"{mine['MB']:.0f}"]
    cells += [f"{whole['count']:.2f}", f"{whole['export']:.2f}", str(len(mine["winners"]))]
    if not alone:
        other = apart("peer", path, RULES[rule])
        if other is None:
            cells += [f"> {LIMIT} s"]
        else:
            both, its = mine["load"] + mine["count"], other["load"] + other["count"]
            same = "same" if other["winners"] == mine["winners"] else "DIFFERENT"
            cells += [f"{other['load']:.1f}", f"{other['count']:.1f}", f"{other['MB']:.0f}"]
            cells += [f"{other['count'] / mine['count']:.0f}×", f"{its / both:.0f}×"]
            cells += [f"{mine['MB'] / other['MB']:.0%}" if other["MB"] else "", same]
    if as_read:
        other = apart("as-read", path, RULES[rule])
        cells += [f"> {LIMIT} s"] if other is None else [f"{other['count'] / mine['count']:.0f}×"]
    show([name, rule, *cells])


def show(cells) -> None:
    print(f"{cells[0]:>26}{cells[1]:>10}" + "".join(f"{cell:>10}" for cell in cells[2:]), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rules", nargs="*", default=["shares", "phragmen", "by-votes"], choices=RULES)
    parser.add_argument("--most", type=int, default=10**9, help="leave out made ballots with more voters")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--as-read", action="store_true")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        which, path, rule = options.one
        print(json.dumps(WORK[which](path, json.loads(rule))))
        return 0
    head = ["ballot", "rule", "load s", "count ms", "MB", "whole s", "export s", "won"]
    show([*head, *([] if options.alone else ["load s", "count s", "MB", "count", "all", "MB", "winners"])])
    with tempfile.TemporaryDirectory() as folder:
        files = {path.stem[-26:]: path for path in options.files}
        for size in [] if files else [*SIZES, (100_000, 200, 10_000_000)]:
            if size[0] <= options.most:
                files[f"{size[0]:,} × {size[1]}"] = Path(folder) / f"{size[0]}-{size[1]}.pb"
                files[f"{size[0]:,} × {size[1]}"].write_text(made(*size), "utf-8")
        for name, path in files.items():
            for rule in options.rules:
                row(name, str(path), rule, options.alone, options.as_read)
    if not options.files:
        print("rankings, 100,000 papers × 20 options, s:", {k: round(v, 3) for k, v in rankings().items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
