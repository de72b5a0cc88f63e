# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0003_signing")]

    operations = [
        migrations.AddField(model_name="version", name="taken_from", field=models.JSONField(default=dict)),
    ]
