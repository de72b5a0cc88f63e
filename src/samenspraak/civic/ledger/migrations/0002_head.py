# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from samenspraak.rulebook.ledger import GENESIS


def make_head(apps, schema_editor):
    apps.get_model("ledger", "Head").objects.get_or_create(id=1, defaults={"seal": GENESIS})


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_first")]
    operations = [migrations.RunPython(make_head, migrations.RunPython.noop)]
