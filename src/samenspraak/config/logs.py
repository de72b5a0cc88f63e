# SPDX-License-Identifier: EUPL-1.2
"""Log lines as JSON. Personal data never goes in: no address, no code, no vote.

We do not write any, but libraries do: a mail server that refuses an address names it, and a page that is not there is
named with its address, in which a code may stand. So every line is cleaned, whoever wrote it.
"""

import re
from typing import Any

import structlog

HIDDEN = (
    # From the start of a word and without going back: how long a line takes grows no faster than the line.
    (re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+"), "(mail address)"),
    # join codes, receipts (also of what was hidden), links to stop
    (re.compile(r"/(g|ontvangst|verborgen|volgen)/[^/\s\"']+"), r"/\1/…"),
)


def cleaned(_logger: Any, _name: str, line: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """The line without mail addresses, join codes, receipts and links, wherever they stand."""
    return {name: _clean(value) if isinstance(value, str) else value for name, value in line.items()}


def _clean(text: str) -> str:
    for pattern, instead in HIDDEN:
        text = pattern.sub(instead, text)
    return text


def formatter() -> structlog.stdlib.ProcessorFormatter:
    """The formatter that Django's logging and ours share: plain tracebacks, never with what variables held."""
    before: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=before,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            cleaned,
            structlog.processors.JSONRenderer(default=str),
        ],
    )
