# SPDX-License-Identifier: EUPL-1.2
"""The entries of the logbook as list items.

Formatted here and not in a template, because fifty of them stand on a page and that takes a fifth of the time; every
value is escaped.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspraak.web import wording
from samenspraak.web.shared import days
from samenspraak.web.shared.facts import told
from samenspraak.web.wording.ledger import FACTS

SEAL_SHOWN = 12  # characters: enough to compare by eye
FACT_SHOWN = 300  # characters: the whole fact stands in the export

LINE = """<li id="n{number}">
<time datetime="{at}">{moment}{where}</time>
<p>{sentence}{ground}</p>
<details>
<summary>{entry} <span class="seal wide-only">{short_seal}…</span></summary>
<dl class="facts">
<dt>{of_kind}</dt><dd><a href="?soort={kind}">{kind}</a></dd>
{facts}
<dt>{sealed}</dt><dd class="seal"><code>{seal}</code></dd>
</dl>
</details>
</li>"""
GROUND = ' <small class="muted">{} {}</small>'
FACT = "<dt>{}</dt><dd>{}</dd>"
WORDS = {
    "entry": _("Entry %(number)s"),
    "ground": _("Ground:"),
    "of_kind": _("Kind of deed"),
    "about": pgettext_lazy("logbook", "About"),
    "acted": _("Acted"),
    "sealed": _("Seal"),
}
Words = Mapping[str, str]  # in the reader's language, escaped


def lines(entries: Iterable[Any], names: Mapping[str, str]) -> SafeString:
    """Deeds as a reader sees them. `names` says what areas are called; none on the page of one area."""
    words, terms = _said(WORDS), _said(FACTS)
    return mark_safe("\n".join(_line(entry, names, words, terms) for entry in entries))


def _said(texts: Mapping[str, Any]) -> Words:
    """Once for a page: fifty lines say the same words."""
    return {key: escape(str(text)) for key, text in texts.items()}


def _line(entry: Any, names: Mapping[str, str], words: Words, terms: Words) -> str:
    facts = {name: told(value) for name, value in entry.facts.items()}
    kind = escape(entry.kind)
    return LINE.format(
        number=entry.number,
        at=days.here(entry.at).isoformat(timespec="seconds"),
        moment=days.moment(entry.at),
        sentence=escape(wording.deed(entry.kind, facts)),
        ground=GROUND.format(words["ground"], escape(entry.ground)) if entry.ground else "",
        entry=words["entry"] % {"number": entry.number},
        where=escape(f" · {names.get(entry.area, entry.area)}") if names and entry.area else "",
        short_seal=entry.seal[:SEAL_SHOWN],
        of_kind=words["of_kind"],
        kind=kind,
        facts="\n".join(
            [
                FACT.format(words["about"], escape(entry.subject)),
                *([FACT.format(words["acted"], escape(entry.actor))] if entry.actor else []),
                *(
                    FACT.format(terms.get(name) or escape(name), _shown(value))
                    for name, value in facts.items()
                    if value
                ),
            ]
        ),
        sealed=words["sealed"],
        seal=entry.seal,
    )


def _shown(text: str) -> str:
    return escape(Truncator(text).chars(FACT_SHOWN) if len(text) > FACT_SHOWN else text)
