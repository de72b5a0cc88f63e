# SPDX-License-Identifier: EUPL-1.2
"""One process that serves pages, live streams and, unless another does, the worker."""

import asyncio
import gc
import signal
from importlib import import_module
from threading import Event, Thread

from django.conf import settings
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from samenspraak.config import statics, worker


def run(host: str, port: int, *, with_worker: bool) -> None:
    """Serve until stopped (SIGINT or SIGTERM)."""
    statics.collect_when_stale()
    stopped = Event()
    if with_worker:
        Thread(target=worker.run, args=(stopped,), name="worker", daemon=True).start()
    try:
        asyncio.run(_serve(host, port))
    finally:
        stopped.set()


async def _serve(host: str, port: int) -> None:
    from samenspraak.config.asgi import application
    from samenspraak.web.shared.live import hub

    import_module(settings.ROOT_URLCONF)
    gc.freeze()  # what stands here now is never garbage: looking it through again and again would hold up pages
    server = Server(
        application,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        backlog=1024,
        backpressure=settings.LIVE_STREAMS + 1024,
        http1_settings=HTTP1Settings(header_read_timeout=30_000),
        websockets=False,
        log_enabled=False,
    )
    loop = asyncio.get_running_loop()

    def stop() -> None:
        hub.close()
        server.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    await server.serve()
