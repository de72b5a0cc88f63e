# SPDX-License-Identifier: EUPL-1.2
from contextlib import ExitStack

import pytest

from tests import installation


@pytest.fixture
def install(tmp_path):
    """Make installations: `install()` on the database that the tests run on, `install(embedded=True)` on SQLite."""
    with ExitStack() as stack:
        made = []

        def make(*, embedded: bool = not installation.GIVEN):
            made.append(None)
            return stack.enter_context(installation.fresh(tmp_path / f"installation-{len(made)}", embedded=embedded))

        yield make
