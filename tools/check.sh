#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Everything that can be known without running the product. Runs all, then says which failed.
set -u
cd "$(dirname "$0")/.."
BIN=.venv/bin
SAMENSPRAAK_DATA=$(mktemp -d)
export SAMENSPRAAK_DATA
failed=()
step() {
    local name=$1
    shift
    if output=$("$@" 2>&1); then echo "ok    $name"; else
        echo "FAIL  $name"
        echo "$output" | tail -n 60
        failed+=("$name")
    fi
}
step "layout (ruff format)" $BIN/ruff format --check .
step "lint (ruff)" $BIN/ruff check .
step "import contracts" $BIN/lint-imports --no-cache
step "types (mypy)" $BIN/mypy
step "messages" $BIN/python tools/messages.py check
step "migrations" $BIN/samenspraak manage makemigrations --check --dry-run
step "settings (check --deploy)" env SAMENSPRAAK_ORIGIN=https://samenspraak.example SAMENSPRAAK_PROXY=1 \
    $BIN/samenspraak manage check --deploy --fail-level WARNING
step "templates (djlint)" $BIN/djlint --quiet --lint src/samenspraak/web/templates
rm -rf "$SAMENSPRAAK_DATA"
if ((${#failed[@]})); then
    printf 'check failed: %s\n' "${failed[*]}"
    exit 1
fi
