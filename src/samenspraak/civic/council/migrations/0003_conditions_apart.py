from django.db import migrations


class Migration(migrations.Migration):
    """In a step of its own: PostgreSQL changes no table to which rows were added in the same step."""

    dependencies = [
        ('council', '0002_conditions'),
    ]

    operations = [
        migrations.RemoveField(model_name='decision', name='conditions_text'),
    ]
