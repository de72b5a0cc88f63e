from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_a_seat_may_end_as_it_begins")]

    operations = [
        migrations.CreateModel(
            name="Allowance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("who", models.CharField(max_length=64)),
                ("left", models.FloatField()),
                ("filled_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "who"), name="one_allowance_of_a_kind"),
                ],
            },
        ),
    ]
