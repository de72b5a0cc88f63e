# SPDX-License-Identifier: EUPL-1.2
"""Log lines as JSON. Personal data never goes in: no address, no code, no vote."""

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

SECRET = re.compile(r"(/(?:g|ontvangst|volgen)/)[^/\s\"']+")  # join codes, receipts, links to stop: what follows these


def formatter() -> structlog.stdlib.ProcessorFormatter:
    """The formatter that Django's logging and ours share."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso")],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _without_secrets,
            structlog.processors.JSONRenderer(),
        ],
    )


def _without_secrets(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Addresses of pages as they are logged, without what gives access."""
    return {name: SECRET.sub(r"\1…", value) if isinstance(value, str) else value for name, value in event.items()}
