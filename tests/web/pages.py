# SPDX-License-Identifier: EUPL-1.2
"""Reading pages as a machine can: what they link to, and what is wrong with them whatever they are about."""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

FILLED_BY_SCRIPT = {"hidden", "submit", "button", "image", "reset"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page(HTMLParser):
    """One page, parsed."""

    html: str
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)
    inputs: list[dict] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    lang: str = ""
    inline: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    open_labels: int = 0
    stack: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in VOID:
            self.stack.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "html":
            self.lang = given.get("lang", "")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        self.links += [given["href"]] if tag == "a" and given.get("href") else []
        self._note_loading(tag, given)
        self._note_inline(tag, given)
        self._note_input(tag, given)

    def _note_loading(self, tag, given):
        if tag in {"img", "script", "iframe", "source", "embed"} and given.get("src"):
            self.loads.append(given["src"])
        if tag == "link" and given.get("rel") in {"stylesheet", "icon", "preload", "modulepreload"}:
            self.loads.append(given.get("href", ""))

    def _note_inline(self, tag, given):
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            self.inline.append(f"<{tag}>")
        if tag == "script" and not given.get("src") and given.get("type") != "application/json":
            self.inline.append("<script>")

    def _note_input(self, tag, given):
        if tag == "label":
            self.open_labels += 1
            self.labels.add(given.get("for", ""))
        if tag in {"input", "select", "textarea"} and given.get("type") not in FILLED_BY_SCRIPT:
            named = self.open_labels or "aria-label" in given or "aria-labelledby" in given
            self.inputs.append({"id": given.get("id", ""), "name": given.get("name"), "named": bool(named)})

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag):
        if tag == "label":
            self.open_labels -= 1
        if tag in VOID:
            return
        if not self.stack or self.stack[-1] != tag:
            self.unclosed.append(f"</{tag}> closes <{self.stack[-1] if self.stack else ''}>")
            while tag in self.stack and self.stack.pop() != tag:
                pass
        else:
            self.stack.pop()

    def handle_data(self, data):
        if not self.stack or self.stack[-1] not in {"script", "style", "code", "pre"}:
            self.text.append(data)

    def wrong(self, language: str) -> list[str]:
        """Everything that is wrong with this page, in words."""
        found = []
        if self.lang != language:
            found.append(f"lang is {self.lang!r}")
        if self.headings.count("h1") != 1:
            found.append(f"{self.headings.count('h1')} h1")
        levels = [int(tag[1]) for tag in self.headings]
        if any(below - above > 1 for above, below in zip(levels, levels[1:], strict=False)):
            found.append(f"headings skip a level: {levels}")
        found += [f"id {name!r} stands {n} times" for name, n in Counter(self.ids).items() if n > 1]
        found += [f"loads {url}" for url in self.loads if re.match(r"(https?:)?//", url)]
        found += [f"inline {what}" for what in self.inline]
        found += [f"{i['name']} has no label" for i in self.inputs if not i["named"] and i["id"] not in self.labels]
        text = " ".join(self.text)
        found += [f"unfilled {hole}" for hole in re.findall(r"\{[a-z_]+\}|%\([a-z_]+\)s|\{%|\{\{", text)]
        found += self.unclosed[:3]
        return found


def text_of(answer, language="nl") -> str:
    """The words of a page, in which nothing is wrong."""
    page = Page(answer.content.decode())
    assert not page.wrong(language), page.wrong(language)
    return " ".join(" ".join(page.text).split())
