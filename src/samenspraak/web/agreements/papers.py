# SPDX-License-Identifier: EUPL-1.2
"""An agreement on paper: the whole text as a document, and a poster that says who decides what here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from samenspraak.civic.agreements import queries
from samenspraak.rulebook.agreements.powers import power_from
from samenspraak.rulebook.agreements.sealing import check_code
from samenspraak.rulebook.agreements.signing import WAYS
from samenspraak.rulebook.agreements.terms import ALL_TOPICS, Guard, Say, Task, Terms
from samenspraak.rulebook.verdicts import Finding
from samenspraak.web.agreements import shown
from samenspraak.web.agreements.reading import CHAPTERS, Reader
from samenspraak.web.agreements.standing import stamp
from samenspraak.web.shared import components, paper
from samenspraak.web.shared.documents import Block, Bullets, Document, Heading, Paragraph, Table
from samenspraak.web.shared.signatures import signatures
from samenspraak.web.wording import agreements as words

SIZES = ("a3", "a4")
MOST_BODIES, MOST_GUARDS, MOST_WORDS = 3, 12, 150  # what can still be read from a few metres


def address_of(version: Any) -> str:
    """The stable address of a version: in Dutch, which is the text that counts."""
    return f"{settings.ORIGIN}/{version.agreement.area.slug}/afspraken/{version.number}/"


def language() -> str:
    """The language of the paper."""
    return (get_language() or "nl").split("-")[0]


# The whole text


@dataclass(frozen=True)
class Whole:
    """A version with what belongs to it."""

    version: Any
    reader: Reader
    findings: Sequence[Finding]
    deviations: Sequence[Any]
    signatures: Sequence[Any]
    today: date

    def document(self) -> Document:
        """The whole text, with the matrix, what was accepted, and who signed."""
        version = self.version
        name = version.agreement.area.name
        parts = (_begins(self), _matrix(self), _terms(self), _accepted(self), _signed(self))
        title = _("Agreement {area}, version {number}").format(area=name, number=version.number)
        sealed = [_("sealed with {seal}").format(seal=version.digest[:12])] if version.digest else []
        return Document(
            title=title,
            kicker=name,
            facts=tuple(_facts(self)),
            blocks=tuple(block for part in parts for block in part),
            foot=" · ".join([title, address_of(version), *sealed]),
            stamp=stamp(version, self.today),
            language=language(),
        )


def _facts(whole: Whole) -> Iterator[tuple[str, str]]:
    version = whole.version
    status = "suspended" if version.is_suspended else version.status
    yield _("Stands at"), str(components.status(status)[0])
    if version.since:
        yield pgettext("agreement", "Holds"), shown.period(version.since, version.until)
    if version.ground:
        yield pgettext("agreement", "Ground"), version.ground
    yield pgettext("agreement", "Address"), address_of(version)


def _begins(whole: Whole) -> Iterator[Block]:
    if whole.version.summary:
        yield from (Paragraph(part) for part in _paragraphs(whole.version.summary))
    if language() != "nl":
        yield Paragraph(_("The text itself is in Dutch: that text was signed, and that text counts."), quiet=True)


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n") if part.strip()]


def _matrix(whole: Whole) -> Iterator[Block]:
    yield Heading(_("Who decides what"))
    matrix = whole.reader.matrix(_("Say of the neighbourhood"))
    head = (_("Topic"), *(capfirst(str(task)) for task in matrix.tasks))
    rows = tuple((str(row.topic), *(capfirst(str(cell.label)) for cell in row.cells)) for row in matrix.rows)
    yield Table(str(matrix.caption), head, rows)


def _terms(whole: Whole) -> Iterator[Block]:
    reader = whole.reader
    for kind in CHAPTERS:
        terms = [term for term in reader.terms.all if term.kind == kind]
        if terms:
            yield Heading(str(words.KINDS[kind]))
        for term in terms:
            article = _("Article {number}").format(number=term.number)
            yield Heading(f"{article}: {capfirst(reader.heading(term))}", 3)
            yield from (Paragraph(part) for part in _paragraphs(term.text))
            facts = reader.facts(term)
            if facts:
                yield Bullets(tuple((f"{name}: {value}", "") for name, value in facts))


def _accepted(whole: Whole) -> Iterator[Block]:
    listed = shown.findings(whole.findings, whole.deviations, whole.reader)
    accepted = [one for one in listed if one["motive"]]
    if not accepted:
        return
    yield Heading(_("What was accepted in the open"))
    yield Paragraph(
        _("These things could have been safeguarded better. The parties know that, and say why."), quiet=True
    )
    yield Bullets(tuple((str(one["text"]), one["motive"]) for one in accepted))


def _signed(whole: Whole) -> Iterator[Block]:
    yield Heading(_("Signatures"))
    found = signatures(whole.signatures)
    rows = tuple((one["body"], one["side"], one["role"], _when(one), one["how"]) for one in found)
    if rows:
        head = (
            pgettext("agreement", "Party"),
            pgettext("agreement", "For"),
            pgettext("agreement", "Role"),
            pgettext("agreement", "When"),
            _("How it was decided"),
        )
        yield Table(_("Who signed this text"), head, rows)
    else:
        yield Paragraph(_("Nobody has signed yet."))
    if whole.version.digest:
        yield Paragraph(f"{_('Seal of the text that is signed:')} {whole.version.digest}", quiet=True)


def _when(one: Mapping[str, Any]) -> str:
    return f"{one['on']} ({one['paper']})" if one["paper"] else str(one["on"])


# Signing sheet


def signing_sheet(version: Any, signed: Iterable[Any], bodies: Iterable[Any]) -> bytes:
    """What a party signs by hand: which text, its seal, and room for each body that may sign it."""
    return paper.pdf("agreements/paper/signing.typ", _sheet(version, signed, bodies), language=language())


def _sheet(version: Any, signed: Iterable[Any], bodies: Iterable[Any]) -> dict[str, Any]:
    name, done = version.agreement.area.name, {one.body_id: one for one in signed}
    title = _("Signing sheet: agreement {area}, version {number}").format(area=name, number=version.number)
    return {
        "title": title,
        "code": check_code(version.digest),
        "seal": version.digest,
        "qr": paper.qr(address_of(version)),
        "address": address_of(version).partition("//")[2],
        "proposed": shown.day(queries.proposed_on(version)),
        "parties": [_party(body, done.get(body.pk)) for body in bodies],
        "words": {
            "kicker": _("Signing sheet"),
            "title": _("Agreement {area}, version {number}").format(area=name, number=version.number),
            "before": _(
                "Read the whole text before you sign: at the address below, or on paper. With your signature you "
                "agree to exactly that text, for the body that you speak for."
            ),
            "code": _("Check code"),
            "seal": _("Seal of the text that is signed:"),
            "proposed": _("Proposed on"),
            "decided": _("How did you decide this together?"),
            "on": _("On which day was that?"),
            "outcome": _("What came of it, in one line"),
            "name": _("Name"),
            "day": _("Day of signing"),
            "signature": _("Signature"),
            "after": _(
                "Hand this sheet to the area team. They enter that you signed; your signature and name stay on paper. "
                "You get a message, and you can take your signature back until the council has decided."
            ),
            "qr": _("QR code that opens the page of this agreement"),
        },
    }


def _party(body: Any, signed: Any) -> dict[str, Any]:
    """The room of one body: ways to tick, or when it signed already."""
    side = "gemeente" if body.kind == "college" else "wijk"
    ways = [str(words.REACHED[way]) for way in WAYS[side]]
    told = _("Has signed already, on {on}.").format(on=signatures([signed])[0]["on"]) if signed else ""
    return {"name": body.name, "ways": ways, "signed": told}


# Poster


def poster(version: Any, reader: Reader, today: date, *, size: str) -> bytes:
    """What hangs in the shop and the community centre: who decides what here, in big words, on one page."""
    return paper.pdf("agreements/paper/poster.typ", _poster(version, reader, today, size), language=language())


def _poster(version: Any, reader: Reader, today: date, size: str) -> dict[str, Any]:
    terms, name = reader.terms, version.agreement.area.name
    bodies = [
        {"name": _short(body.title), "who": _short(reader.composition(body))} for body in terms.bodies[:MOST_BODIES]
    ]
    elsewhere = (Guard.COMPLAINT, Guard.EXIT)  # the first has a place of its own; the second promises nothing to keep
    promised = [term for term in terms.safeguards if term.guard not in elsewhere]
    guards = list(dict.fromkeys(capfirst(reader.heading(term)) for term in promised))
    more = len(guards) - MOST_GUARDS
    return {
        "title": _title(version).format(area=name),
        "size": size,
        "stamp": stamp(version, today),
        "decides": list(_who_decides(reader)),
        "force": _force(terms) if _is_agreed(version) else "",
        "bodies": bodies or [{"name": _("Everybody speaks for themselves"), "who": ""}],
        "guards": [_short(one) for one in guards[:MOST_GUARDS]]
        + ([_("and {n} more").format(n=more)] if more > 0 else []),
        "until": capfirst(shown.period(version.since, version.until)) or _("Not in force"),
        "object": _objecting(terms),
        "qr": paper.qr(address_of(version)),
        "address": address_of(version).partition("//")[2],
        "words": {
            "kicker": _("Agreement, version {number}").format(number=version.number),
            "decides": _("Who decides what"),
            "speaks": _("Who speaks for the neighbourhood"),
            "guards": _("What you can count on"),
            "until": _("Until when"),
            "object": _("You do not agree with how it goes?"),
            "qr": _("QR code that opens the page of this agreement"),
            "read": _("Read everything, and say what you think:"),
            "none": _("Nothing has been written down here yet."),
        },
    }


def _title(version: Any) -> str:
    return _("This is what we agreed in {area}") if _is_agreed(version) else _("This is proposed for {area}")


def _is_agreed(version: Any) -> bool:
    return version.status not in ("draft", "proposed", "withdrawn")


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(MOST_WORDS)


def _who_decides(reader: Reader) -> Iterator[dict[str, str]]:
    """For each level of say, most first: what the wijk may do, and on which topics."""
    terms = reader.terms
    said = {term.topic: term.say for term in terms.says if term.task is Task.DECIDE}
    for say in reversed(Say):
        topics = [topic for topic, level in said.items() if level is say]
        if topics:
            yield {"say": str(words.SAY_ON_A_POSTER[say.code]), "topics": _topics(topics, reader, len(said) > 1)}


def _topics(topics: Iterable[str], reader: Reader, besides: bool) -> str:
    """The topics of one level, "all other topics" last."""
    listed = sorted(topics, key=lambda topic: topic == ALL_TOPICS)
    other = str(words.OTHER_TOPICS_WORD if besides else words.ALL_TOPICS_WORD)
    return capfirst(", ".join(other if topic == ALL_TOPICS else reader.topic(topic).lower() for topic in listed))


def _force(terms: Terms) -> str:
    """How far it reaches what the wijk decides; of several the weakest is said."""
    held = {power_from(terms, term.topic, term.task).held_by for term in terms.says if term.say is Say.DECIDES}
    weakest = next((one for one in ("promise", "contract", "law") if one in held), "")
    return str(words.FORCES_MEAN[weakest][1]) if weakest else ""


def _objecting(terms: Terms) -> str:
    texts = [term.text for term in terms.guards(Guard.COMPLAINT) if term.text]
    return _short(texts[0]) if texts else _("Go to the area team. They tell you where you can complain.")
