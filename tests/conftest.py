# SPDX-License-Identifier: EUPL-1.2
"""What every test shares: a data folder of its own, the message catalogue, and the cast."""

import os
import tempfile

os.environ["SAMENSPRAAK_DATA"] = tempfile.mkdtemp(prefix="samenspraak-test-")
os.environ.setdefault("SAMENSPRAAK_ORIGIN", "http://testserver")

from samenspraak.config import catalogue

catalogue.build_when_stale()


def pytest_configure(config):
    from django.conf import settings

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    suffix = os.environ.get("PYTEST_DB_SUFFIX", "")
    if suffix:
        database = settings.DATABASES["default"]
        name = "samenspraak" if "sqlite" not in database["ENGINE"] else ":memory:"
        if "sqlite" not in database["ENGINE"]:
            database["TEST"] = {"NAME": f"test_{name}{suffix}"}
from tests.cast import cast  # noqa: E402, F401  (the fixture for every test)
