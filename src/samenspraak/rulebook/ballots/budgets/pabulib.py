# SPDX-License-Identifier: EUPL-1.2
"""Reading and writing Pabulib files (.pb): how budget ballots are published and compared all over the world.

The format: "Pabulib: A Participatory Budgeting Library" (arXiv 2012.06539) and pabulib.org/format. Three sections,
META, PROJECTS and VOTES, each with a row of column names; cells between semicolons, lists between commas, as CSV.

Strict where a mistake would change the count: a file that cannot mean one thing is refused, with line and reason.
Tolerant where the format leaves room: columns and keys that we do not know are kept or passed over, in any order.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate, islice
from operator import itemgetter

from samenspraak.rulebook.ballots import reasons
from samenspraak.rulebook.ballots.budgets.pot import EURO, Pot, Project
from samenspraak.rulebook.ballots.papers import MOST_POINTS, Papers, gathered
from samenspraak.rulebook.verdicts import Finding, Refused

SECTIONS = ("META", "PROJECTS", "VOTES")
NAMED, POINTED, RANKED = ("approval", "choose-1"), ("cumulative", "scoring"), ("ordinal",)
RULES = {  # what the file calls a rule, as far as it is one of ours
    "greedy": "by-votes",
    "equalshares": "equal-shares",
    "equalshares/add1": "equal-shares+add-1+fill",  # as Wieliczka 2023 was counted
}
NUMBER = re.compile(r"\d{1,15}(?:[.,](\d{1,6}))?")
WHOLE = re.compile(r"\d{1,7}")
MOST_CELL = 2**24  # characters: a paper may name hundreds of projects
NOTHING = ("", "none", "None")
OWN_COLUMNS = {"project_id", "cost", "votes", "score", "selected"}
CHUNK = 4096  # rows at once
Rows = Iterator[list[str]]


@dataclass(frozen=True, eq=False)
class Election:
    """What a file says: the pot, the papers, and what is told besides.

    unit:      how many of the whole amounts in `pot` make one of the file: 100, or more when it has finer decimals.
    vote_type: as in the file: approval, choose-1, cumulative, scoring or ordinal (papers are then rankings).
    selected:  which projects the file says were selected; None when it does not say.
    projects:  what the file tells of each project, by name, as text.
    """

    meta: Mapping[str, str]
    unit: int
    vote_type: str
    pot: Pot
    papers: Papers
    selected: tuple[str, ...] | None
    projects: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)


def read(text: str) -> Election:
    """The election in a file. Raises `Refused`, with a code of `reasons`, the line and what is wrong there."""
    try:
        return _read(text)
    except csv.Error:
        raise _no(reasons.PB_UNREADABLE, 0) from None


def _read(text: str) -> Election:
    csv.field_size_limit(MOST_CELL)
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    meta = _meta(rows)
    projects = _projects(rows)
    named = {name: number for number, name in enumerate(projects)}
    vote_type = meta["vote_type"][0]
    papers = _votes(rows, vote_type, named)
    _hold(meta, "num_projects", len(projects))
    _hold(meta, "num_votes", papers.cast)
    unit, budget, costs = _amounts(meta, projects)
    pot = Pot(budget, tuple(Project(name, cost) for name, cost in zip(named, costs, strict=True)))
    told = {name: cells for name, (cells, _) in projects.items()}
    said = [name for name, cells in told.items() if cells.get("selected") == "1"]
    says = any("selected" in cells for cells in told.values())
    return Election(
        {key: value for key, (value, _) in meta.items()},
        unit,
        vote_type,
        pot,
        papers,
        tuple(said) if says else None,
        told,
    )


def _no(code: str, line: int, **params: object) -> Refused:
    return Refused(Finding(code, {"line": line, **params}))


def _next(rows: Rows) -> list[str]:
    """The next row that is not blank, or nothing at the end."""
    return next((row for row in rows if row and any(map(str.strip, row))), [])


def _line(rows: Rows) -> int:
    return int(rows.line_num)  # type: ignore[attr-defined]


def _begins(rows: Rows, row: Sequence[str], section: str) -> None:
    if not row or row[0].strip().upper() != section:
        raise _no(reasons.PB_SECTION, _line(rows), section=section)


def _head(rows: Rows, needed: Sequence[str]) -> list[str]:
    """The column names of a section."""
    names = [name.strip().lower() for name in _next(rows)]
    for name in needed:
        if name not in names:
            raise _no(reasons.PB_MISSING, _line(rows), field=name)
    for name, often in Counter(names).items():
        if often > 1 and name:
            raise _no(reasons.PB_DOUBLE, _line(rows), name=name)
    return names


def _meta(rows: Rows) -> dict[str, tuple[str, int]]:
    """Key → value and the line it stands on. Leaves the rows just before the column names of PROJECTS."""
    _begins(rows, _next(rows), "META")
    _head(rows, ("key", "value"))
    meta: dict[str, tuple[str, int]] = {}
    while (row := _next(rows)) and row[0].strip().upper() not in SECTIONS:
        key = row[0].strip().lower()
        if key in meta:
            raise _no(reasons.PB_DOUBLE, _line(rows), name=key)
        meta[key] = (row[1].strip() if len(row) > 1 else "", _line(rows))
    _begins(rows, row, "PROJECTS")
    for name in ("budget", "vote_type"):
        if not meta.get(name, ("", 0))[0]:
            raise _no(reasons.PB_MISSING, _line(rows), field=name)
    value, line = meta["vote_type"]
    if value not in NAMED + POINTED + RANKED:
        raise _no(reasons.PB_UNKNOWN, line, name=value)
    return meta


def _projects(rows: Rows) -> dict[str, tuple[dict[str, str], int]]:
    """Name → cells by column, and the line. Leaves the rows just before the column names of VOTES."""
    names = _head(rows, ("project_id", "cost"))
    projects: dict[str, tuple[dict[str, str], int]] = {}
    while (row := _next(rows)) and row[0].strip().upper() not in SECTIONS:
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name}
        name = cells.get("project_id", "")
        if not name or "cost" not in cells:
            raise _no(reasons.PB_MISSING, _line(rows), field="cost" if name else "project_id")
        if name in projects:
            raise _no(reasons.PB_DOUBLE, _line(rows), name=name)
        projects[name] = (cells, _line(rows))
    _begins(rows, row, "VOTES")
    return projects


def _votes(rows: Rows, vote_type: str, named: Mapping[str, int]) -> Papers:
    """The papers. Nobody may vote twice. What is wrong is looked for paper by paper only when something is."""
    needed = ("voter_id", "vote", "points") if vote_type in POINTED else ("voter_id", "vote")
    names = _head(rows, needed)
    places = [names.index(name) for name in needed]
    voters, lines = _cells(rows, places)
    if "" in voters[0]:
        raise _no(reasons.PB_MISSING, lines[voters[0].index("")], field="voter_id")
    if len({*voters[0]}) != len(lines):
        number, name = next(_again(voters[0]))
        raise _no(reasons.PB_DOUBLE, lines[number], name=name)
    counted = Counter(zip(*voters[1:], strict=True))
    try:
        return _papers_from(counted, vote_type, tuple(named))
    except ValueError:
        for number, on_paper in enumerate(zip(*voters[1:], strict=True)):
            _check(on_paper, vote_type, named, lines[number])
        raise


def _cells(rows: Rows, places: Sequence[int]) -> tuple[list[list[str]], list[int]]:
    """The cells of the wanted columns, and on which line each row ends. Points may be missing from a blank paper."""
    found: list[list[str]] = [[] for _ in places]
    lines: list[int] = []
    last, picked, before = max(places), itemgetter(*places), _line(rows)
    while chunk := list(islice(rows, CHUNK)):
        ends = [*range(before + 1, before + 1 + len(chunk))]
        if ends[-1] != _line(rows):  # lines within a cell
            ends = [*accumulate((1 + sum(cell.count("\n") for cell in row) for row in chunk), initial=before)][1:]
        if min(map(len, chunk)) <= last:
            there = [(row, end) for row, end in zip(chunk, ends, strict=True) if any(map(str.strip, row))]
            chunk, ends = [row + [""] * (last + 1 - len(row)) for row, _ in there], [end for _, end in there]
        for cells, column in zip(found, zip(*map(picked, chunk), strict=True), strict=False):
            cells.extend(column)
        lines.extend(ends)
        before = _line(rows)
    return found, lines


def _again(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    """What stands there for the second time, and where."""
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            yield number, name
        seen.add(name)


def _papers_from(counted: Mapping[tuple[str, ...], int], vote_type: str, options: Sequence[str]) -> Papers:
    """ValueError when something is wrong on a paper."""
    names, sizes = _entries([on_paper[0] for on_paper in counted])
    counts = [*counted.values()]
    if vote_type not in POINTED:
        return gathered(names, sizes, counts, options, ranked=vote_type in RANKED)
    points, many = _entries([on_paper[1] for on_paper in counted])
    if many != sizes:
        raise ValueError("points")
    return gathered(names, sizes, counts, options, given=[*map(_points, points)])


def _check(on_paper: tuple[str, ...], vote_type: str, named: Mapping[str, int], line: int) -> None:
    """Say what is wrong with this paper, if anything is."""
    names, _ = _entries([on_paper[0]])
    for name in names:
        if name not in named:
            raise _no(reasons.PB_UNKNOWN, line, name=name)
    for _, name in _again(names):
        raise _no(reasons.PB_DOUBLE, line, name=name)
    if vote_type in POINTED:
        points, _ = _entries([on_paper[1]])
        if len(points) != len(names):
            raise _no(reasons.PB_COUNT, line, field="points", said=len(points), found=len(names))
        for one in points:
            try:
                _points(one)
            except ValueError:
                raise _no(reasons.PB_NUMBER, line, field="points", value=one[:40]) from None


def _entries(cells: Sequence[str]) -> tuple[list[str], list[int]]:
    """The entries of lists, behind each other, and how many each has. "none" and nothing are both an empty one."""
    if len(" ".join(cells).split()) > len(cells) - cells.count(""):  # blanks within one: only then the slow way
        cells = [",".join(map(str.strip, cell.split(","))) for cell in cells]
    cells = [cell if cell not in NOTHING else "" for cell in cells]
    whole = ",".join(filter(None, cells))
    return whole.split(",") if whole else [], [cell.count(",") + 1 if cell else 0 for cell in cells]


def _points(text: str) -> int:
    whole = text.removesuffix(".0")
    if not WHOLE.fullmatch(whole) or int(whole) > MOST_POINTS:
        raise ValueError(text)
    return int(whole)


def _hold(meta: Mapping[str, tuple[str, int]], name: str, found: int) -> None:
    """A number that the file says of itself must be right: otherwise something fell off."""
    said, line = meta.get(name, (str(found), 0))
    if said != str(found):
        raise _no(reasons.PB_COUNT, line, field=name, said=said[:40], found=found)


def _amounts(
    meta: Mapping[str, tuple[str, int]], projects: Mapping[str, tuple[Mapping[str, str], int]]
) -> tuple[int, int, list[int]]:
    """How fine the amounts are, the budget and the costs, all whole."""
    texts = [("budget", *meta["budget"]), *(("cost", cells["cost"], line) for cells, line in projects.values())]
    decimals = 0
    for name, text, line in texts:
        found = NUMBER.fullmatch(text)
        if not found:
            raise _no(reasons.PB_NUMBER, line, field=name, value=text[:40])
        decimals = max(decimals, len((found[1] or "").rstrip("0")))
    unit = max(EURO, 10**decimals)
    budget, *costs = (int(Fraction(text.replace(",", ".")) * unit) for _, text, _ in texts)
    return unit, budget, costs


def written(election: Election) -> str:
    """The file of an election. Papers get running numbers, in the order of what stands on them: they tell nothing of
    who voted or when. `meta` is kept, but what follows from the election itself is written anew.
    """
    pot, papers = election.pot, election.papers
    out = io.StringIO(newline="")
    write = csv.writer(out, delimiter=";", lineterminator="\n").writerow
    own = {
        "num_projects": len(pot.projects),
        "num_votes": papers.cast,
        "budget": _amount(pot.budget, election.unit),
        "vote_type": election.vote_type,
    }
    write(["META"])
    write(["key", "value"])
    for key, value in {**election.meta, **own}.items():
        write([key, value])
    write(["PROJECTS"])
    more = sorted({name for cells in election.projects.values() for name in cells} - OWN_COLUMNS)
    says = [] if election.selected is None else ["selected"]
    write(["project_id", "cost", "votes", "score", *says, *more])
    for project, votes, score in zip(pot.projects, papers.named, papers.support, strict=True):
        cells = election.projects.get(project.name, {})
        chosen = [int(project.name in (election.selected or ()))] if says else []
        told = [cells.get(name, "") for name in more]
        write([project.name, _amount(project.cost, election.unit), votes, score, *chosen, *told])
    write(["VOTES"])
    write(["voter_id", "vote", *(["points"] if election.vote_type in POINTED else [])])
    cast = enumerate(_papers(election), start=1)
    return out.getvalue() + "".join(f"{number};{paper}\n" for number, paper in cast)


def _papers(election: Election) -> Iterator[str]:
    """What stands on each paper, sorted. ValueError for a name that cannot stand in a list."""
    papers = election.papers
    if any("," in name for name in papers.options):
        raise ValueError("a name with a comma cannot stand in this format")
    quoted = any(mark in name for name in papers.options for mark in ';"\r\n')
    names = [papers.options[column] for column in papers.columns.tolist()]
    given = [*map(str, papers.points.tolist())] if election.vote_type in POINTED else []
    found = []
    for a, b, count in zip(papers.starts.tolist(), papers.starts[1:].tolist(), papers.counts.tolist(), strict=False):
        vote = ",".join(names[a:b])
        if quoted:
            vote = '"' + vote.replace('"', '""') + '"'
        found.append((f"{vote};{','.join(given[a:b])}" if given else vote, count))
    for vote, count in sorted(found):
        yield from [vote] * count


def _amount(amount: int, unit: int) -> str:
    """An amount as the file writes it: without decimals where it has none."""
    whole, rest = divmod(amount, unit)
    return f"{whole}.{rest:0{len(str(unit)) - 1}d}" if rest else str(whole)
