# SPDX-License-Identifier: EUPL-1.2
from contextlib import ExitStack

import pytest

from tests import installation


@pytest.fixture
def install(tmp_path):
    """Make installations: `install()` on the database that the tests run on, `install(embedded=True)` on SQLite.

    They have no tables yet, or with `ready=True` they were set up.
    """
    with ExitStack() as stack:
        made = []

        def make(*, embedded: bool = not installation.GIVEN, ready: bool = False):
            made.append(None)
            begin = installation.ready if ready else installation.fresh
            return stack.enter_context(begin(tmp_path / f"installation-{len(made)}", embedded=embedded))

        yield make
