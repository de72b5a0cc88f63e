#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# All tests on SQLite, then on PostgreSQL. What cannot be had is left out loudly, or fails when CI is set.
set -u
cd "$(dirname "$0")/.."
BIN=.venv/bin
POSTGRES=$1
left_out=()
browser="browser or not browser"
if ! command -v chromium >/dev/null 2>&1; then
    left_out+=("browser tests (no chromium: apt-get install chromium)")
    browser="not browser"
fi
$BIN/pytest -n 2 --dist worksteal -m "$browser" || exit 1
if $BIN/python -c "import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=3)" "$POSTGRES" 2>/dev/null; then
    # Rules, architecture and how pages look do not depend on the database: they are tested once.
    SAMENSPRAAK_DATABASE_URL=$POSTGRES $BIN/pytest -n 2 --dist worksteal -m "($browser) and not once" || exit 1
else
    left_out+=("PostgreSQL (nothing answers at the address in POSTGRES)")
fi
for what in "${left_out[@]}"; do echo "LEFT OUT: $what"; done
if ((${#left_out[@]})) && [ -n "${CI:-}" ]; then exit 1; fi
exit 0
