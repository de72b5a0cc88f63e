# SPDX-License-Identifier: EUPL-1.2
"""Commands for outsiders and clerks: they read files and print what they find."""

import sys
import textwrap
import tomllib
from pathlib import Path
from typing import Any

from samenspraak import content
from samenspraak.rulebook import ledger
from samenspraak.rulebook.verdicts import Finding, Refused

BROKEN = {
    "ledger-unreadable": "line {line} is not an entry",
    "ledger-gap": "line {line} should hold entry {expected}, but holds {found!r:.40}",
    "ledger-broken-link": "entry {number} on line {line} does not follow from the entry before it",
    "ledger-changed": "entry {number} on line {line} is not what was sealed",
}


def verify(path: Path) -> int:
    """Check an exported logbook. Exit code 1 when an entry does not hold, 2 when the file cannot be read."""
    try:
        with path.open(encoding="utf-8") as lines:
            verdict = ledger.verify(lines)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{path}: cannot be read ({type(error).__name__}).", file=sys.stderr)
        return 2
    if verdict.finding:
        found = BROKEN[verdict.finding.code].format(**verdict.finding.params)
        print(f"BROKEN: {found} ({verdict.finding.code}). The {verdict.entries} entries before it hold.")
        return 1
    print(f"Holds: {verdict.entries} entries, head {verdict.head}.")
    print("The end of a file can be cut off unseen: compare number and head with /logboek/hoofd/ of the installation.")
    return 0


def groups(path: Path) -> int:
    """Make the opinion groups again from a file of votes, and print its digest. Exit code 2 when it cannot be read."""
    from samenspraak.rulebook.conversations import opinions

    try:
        text = path.read_bytes().decode("utf-8")
        votes = opinions.read(text.splitlines())
    except (OSError, ValueError) as error:
        print(f"{path}: cannot be read ({error}).", file=sys.stderr)
        return 2
    found = opinions.opinions(votes)
    print(f"SHA-256 {opinions.digest(text)}: compare it with the logbook (conversation.votes-opened).")
    print(f"{found.people} people, {len(votes.statements)} statements, {found.placed} people placed: {found.verdict}.")
    for group in found.groups:
        print(f"\nGroup {group.letter}: {group.size} people")
        for trait in group.traits:
            here, elsewhere = (f"{counts.of(trait.stance)} of {counts.n}" for counts in (trait.here, trait.elsewhere))
            print(f"  {trait.stance:8} {trait.statement}: {here} here, {elsewhere} elsewhere")
    for title, statements in (("All groups share", found.shared), ("Groups stand across on", found.divided)):
        if found.groups and statements:
            print(f"\n{title}")
            print("\n".join(f"  {one.shared:8} {one.statement}".rstrip() for one in statements))
    return 0


UNREADABLE = {
    "pb-unreadable": "it is no CSV with semicolons",
    "pb-section": "the section {section} should begin here",
    "pb-missing": "{field} is missing",
    "pb-double": "{name!r:.40} stands there twice",
    "pb-number": "{field} is no number that can be counted: {value!r}",
    "pb-unknown": "{name!r:.40} was not announced",
    "pb-count": "{field} should be {said}, but there are {found}",
    "budget-file-unreadable": "this is no published file of papers, or something was changed in it ({where})",
    "papers-unreadable": "this is no published file of papers, or something was changed in it",
    "paper-wrong": "paper {number} is no paper",
    "paper-double": "paper {number} is there twice, or has no mark",
}


def recount(path: Path, rule: str = "") -> int:
    """Count a published file of papers again, or a Pabulib file by `rule`. Exit code 1 when the outcome is not what
    the file says, 2 when it cannot be read.
    """
    from samenspraak.rulebook.ballots import recount as yes_no

    try:
        text = path.read_bytes().decode("utf-8")
        if path.suffix == ".pb":
            return _recount_pabulib(text, rule)
        if f'"{yes_no.FORMAT}"' in text:
            print(yes_no.main(text), end="")
            return 2 if yes_no.main(text).startswith("refused") else 0
        return _recount_published(text)
    except Refused as refused:
        finding = refused.findings[0]
        line = f"line {finding.params['line']}: " if finding.params.get("line") else ""
        print(f"{path}: {line}{UNREADABLE[finding.code].format(**finding.params)} ({finding.code}).", file=sys.stderr)
    except (OSError, ValueError, ArithmeticError) as error:
        print(f"{path}: cannot be counted ({error}).", file=sys.stderr)
    return 2


def _recount_published(text: str) -> int:
    from samenspraak.rulebook.ballots import published

    found = published.recounted(text)
    print(f"SHA-256 {found.digest}: compare it with the one in the logbook, at the close of the ballot.")
    if found.room:
        print(found.room.told)
    for title, outcome in found.outcomes.items():
        _print_winners(title, outcome.winners, outcome.papers, "counted votes" if found.room else "papers")
    if found.verdict:
        texts = ", ".join(found.texts.get(one, one) for one in found.verdict.chosen)
        _say(f"outcome: {found.verdict.outcome} ({found.verdict.because}){': ' if texts else ''}{texts}")
    for title in found.differ:
        _say(f"DIFFERS: {title or 'this count'} comes out otherwise than the file says.")
    return 1 if found.differ else 0


def _recount_pabulib(text: str, rule: str) -> int:
    from samenspraak.rulebook.ballots import budgets
    from samenspraak.rulebook.ballots.budgets import pabulib

    election = pabulib.read(text)
    asked = budgets.rule_of(rule or pabulib.RULES.get(election.meta.get("rule", ""), "by-votes"), election.unit)
    if election.vote_type in pabulib.RANKED:
        raise ValueError("papers that rank projects name no rule of ours")
    outcome = budgets.count(election.pot, election.papers, asked)
    print(f"{asked.method}, {asked.utility}, {asked.completion}, {'fill' if asked.fill else 'no fill'}")
    _print_winners("", outcome.winners, outcome.papers, "papers")
    print(f"{outcome.with_something} of {outcome.papers} papers name something that was granted.")
    for step in outcome.steps:
        if step.tie:
            _say(f"Tie: {', '.join(step.tie.projects)}; the first was chosen by {step.tie.decided_by}.")
    if election.selected is None:
        return 0
    only_here, only_there = {*outcome.winners} - {*election.selected}, {*election.selected} - {*outcome.winners}
    for word, names in (("not selected in the file", only_here), ("selected in the file, not here", only_there)):
        if names:
            _say(f"DIFFERS: {word}: {', '.join(sorted(names))}")
    return 1 if only_here or only_there else 0


def _say(line: str) -> None:
    """Print a line with names from the file: nothing in them can make another line, or move over the screen."""
    print("".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in line))


def _print_winners(title: str, winners: tuple[str, ...], papers: int, unit: str) -> None:
    _say(f"{title + ': ' if title else ''}{papers} {unit}, {len(winners)} granted: {', '.join(winners) or 'nothing'}")


def import_areas(path: Path, language: str = "nl") -> int:
    """Take in a CBS/PDOK file of wijken or buurten. Exit code 1 when it is refused: then nothing has changed."""
    from samenspraak.config import areas

    return areas.take_in(path, language)


def congruence(name: str, language: str = "nl") -> int:
    """Print the findings of a worked case or a file. Exit code 1 when something blocks, 2 when it cannot be read."""
    from django.utils import translation

    from samenspraak.rulebook.agreements import Thresholds, incongruences
    from samenspraak.rulebook.agreements.cases import parse_case
    from samenspraak.web import wording

    with translation.override(language):
        try:
            case = parse_case(_case(name))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 2
        except Refused as refused:
            for finding in refused.findings:
                print(f"{name}: {wording.sentence(finding)}", file=sys.stderr)
            return 2
        thresholds = Thresholds.read(content.read("thresholds"))
        findings = incongruences(case.terms, case.setting, thresholds)
        print(f"{case.title}\n")
        motives = {one.key: one.words if language == "nl" else one.words_en for one in case.deviations}
        for finding in findings:
            print(_in_words(finding, motives.get((finding.code, finding.about), "")))
    return 1 if any(finding.severity == "blocks" for finding in findings) else 0


def _case(name: str) -> dict[str, Any]:
    """A shipped case by its name, or a file by its path."""
    if name in content.cases():
        return content.read_case(name)
    return tomllib.loads(Path(name).read_text("utf-8"))


def _in_words(finding: Finding, motive: str = "") -> str:
    from samenspraak.web import wording
    from samenspraak.web.wording import congruence as words

    said = [wording.sentence(finding), words.WHY[finding.code], words.REMEDY[finding.code], words.SOURCE[finding.code]]
    about = f" · {finding.about}" if finding.about else ""
    lines = [f"[{finding.severity}] {finding.code}{about}"]
    said += [motive] if motive else []
    for mark, text in zip("!?+§=", said, strict=False):  # what, why, how to mend it, on what it rests; why accepted
        lines += textwrap.wrap(str(text), 100, initial_indent=f"  {mark} ", subsequent_indent="    ")
    return "\n".join(lines) + "\n"
