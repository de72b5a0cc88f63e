# SPDX-License-Identifier: EUPL-1.2
"""Log lines as JSON. Personal data never goes in: no address, no code, no vote."""

import structlog


def formatter() -> structlog.stdlib.ProcessorFormatter:
    """The formatter that Django's logging and ours share."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso")],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    )
