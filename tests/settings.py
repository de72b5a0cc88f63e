# SPDX-License-Identifier: EUPL-1.2
"""The product's settings with the messages as they are now, a data folder of its own, mail kept in memory, and static
files as they lie there.

`PYTEST_DB_SUFFIX` names the PostgreSQL test database, so that runs beside each other do not meet.
"""

import os
import tempfile

os.environ["SAMENSPRAAK_DATA"] = tempfile.mkdtemp(prefix="samenspraak-test-")
os.environ.setdefault("SAMENSPRAAK_ORIGIN", "http://testserver")

from samenspraak.config import catalogue
from samenspraak.config.settings import *  # noqa: F403
from samenspraak.config.settings import DATABASES, EMBEDDED, STATIC_ROOT, STORAGES

catalogue.build_when_stale()  # before Django reads it

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STAFF_MFA = False  # as in a demonstration; tests/web/accounts/test_second_factor.py asks for it everywhere
if not EMBEDDED:
    DATABASES["default"]["TEST"] = {"NAME": f"test_samenspraak{os.environ.get('PYTEST_DB_SUFFIX', '')}"}

STATIC_ROOT.mkdir(exist_ok=True)
