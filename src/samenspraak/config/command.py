# SPDX-License-Identifier: EUPL-1.2
"""The command line `samenspraak`. Each verb is a small function; Django is only set up for those that need it."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspraak.config.settings")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code says whether it did what was asked."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == ["manage"]:
        return _manage(given[1:])
    options = _parser().parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="samenspraak", description="Neighbourhood democracy that keeps its word.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    demo = command("demo", _demo, "Set up a demonstration with content and serve it.")
    serve = command("serve", _serve, "Serve pages and live streams from one process.")
    for server in (demo, serve):
        server.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        server.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    serve.add_argument("--without-worker", action="store_true", help="another process runs the worker")
    command("worker", _worker, "Send mail that waits and do what the clock asks, until stopped.")
    command("set-up", _set_up, "Make or upgrade the tables, the places and the content. Safe to repeat.")
    verify = command("verify", _verify, "Check an exported logbook, offline, and name the first broken entry.")
    verify.add_argument("file", type=Path)
    congruence = command("congruence", _congruence, "Print the congruence findings of a worked case or a file.")
    congruence.add_argument("case", help="oosterparkwijk, de-wijert, hoogkerk, each with -uitgewerkt, or a TOML file")
    congruence.add_argument("--language", choices=["nl", "en"], default="nl")
    groups = command("groups", _groups, "Make the opinion groups again from a file of votes, offline.")
    groups.add_argument("file", type=Path)
    recount = command("recount", _recount, "Count a published file of papers or a Pabulib file (.pb) again, offline.")
    recount.add_argument("file", type=Path)
    recount.add_argument("--rule", default="", help="for .pb: by-votes, phragmen, equal-shares+cost+add-1+fill …")
    areas = command("import-areas", _import_areas, "Take in the shapes of a CBS/PDOK wijken-en-buurten GeoJSON file.")
    areas.add_argument("file", type=Path)
    seat = command("seat", _seat, "Give somebody a seat in a body, and found the body when it is not there yet.")
    seat.add_argument("kind", help="gebiedsteam, college, raad, griffie, wijkraad, bewonersorganisatie …")
    seat.add_argument("body", help="the name of the body")
    seat.add_argument("email")
    seat.add_argument("role", help="ambtenaar, wijkwethouder, raadslid, griffier, voorzitter or lid")
    seat.add_argument("--area", default="", help="the address of the area, for instance west or selwerd")
    seat.add_argument("--may-sign", action="store_true")
    seat.add_argument("--until", type=date.fromisoformat, help="last day, like 2030-03-01; residents' seats need one")
    backup = command("backup", _backup, "Write one file that holds the whole installation.")
    backup.add_argument("file", type=Path)
    restore = command("restore", _restore, "Put an installation back from a backup file, into an empty database.")
    restore.add_argument("file", type=Path)
    commands.add_parser("manage", help="Django's own commands.")
    return parser


def _django() -> None:
    import django

    from samenspraak.config import catalogue

    catalogue.build_when_stale()
    django.setup()


def _manage(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    _django()
    execute_from_command_line(["samenspraak manage", *arguments])
    return 0


def _serve(options: argparse.Namespace) -> int:
    os.environ.setdefault("SAMENSPRAAK_ORIGIN", f"http://{options.host}:{options.port}")
    _django()
    from samenspraak.config import server

    server.run(options.host, options.port, with_worker=not getattr(options, "without_worker", False))
    return 0


def _demo(options: argparse.Namespace) -> int:
    os.environ.setdefault("SAMENSPRAAK_DEMO", "1")
    os.environ.setdefault("SAMENSPRAAK_ORIGIN", f"http://{options.host}:{options.port}")
    _django()
    from samenspraak.config import demo

    try:
        demo.make_ready()
    except demo.NoDemo as reason:
        print(reason, file=sys.stderr)
        return 1
    print(demo.welcome(), flush=True)
    return _serve(options)


def _set_up(options: argparse.Namespace) -> int:
    _django()
    from samenspraak.config import set_up

    set_up.run()
    return 0


def _worker(options: argparse.Namespace) -> int:
    _django()
    from samenspraak.config import worker

    worker.run_until_stopped()
    return 0


def _verify(options: argparse.Namespace) -> int:
    from samenspraak.config import outside

    return outside.verify(options.file)


def _groups(options: argparse.Namespace) -> int:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    from samenspraak.config import outside

    return outside.groups(options.file)


def _recount(options: argparse.Namespace) -> int:
    from samenspraak.config import outside

    return outside.recount(options.file, options.rule)


def _congruence(options: argparse.Namespace) -> int:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `… | head` is no failure
    _django()
    from samenspraak.config import outside

    return outside.congruence(options.case, options.language)


def _import_areas(options: argparse.Namespace) -> int:
    _django()
    from samenspraak.config import outside

    return outside.import_areas(options.file)


def _seat(options: argparse.Namespace) -> int:
    _django()
    from samenspraak.config import seats

    return seats.give(options)


def _backup(options: argparse.Namespace) -> int:
    _django()
    from samenspraak.config import backup

    return backup.write(options.file)


def _restore(options: argparse.Namespace) -> int:
    _django()
    from samenspraak.config import backup

    return backup.put_back(options.file)


if __name__ == "__main__":
    sys.exit(main())
