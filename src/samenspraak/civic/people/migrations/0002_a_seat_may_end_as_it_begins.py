from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_first")]

    operations = [
        migrations.RemoveConstraint(model_name="seat", name="seat_since_before_until"),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("since__lte", models.F("until")), _connector="OR"),
                name="seat_since_until",
            ),
        ),
    ]
