from django.db import migrations


class Migration(migrations.Migration):
    """Wrong codes are counted with everything else that runs out (people.Allowance). Nothing of it is kept a day."""

    dependencies = [("conversations", "0002_gatherings_in_full")]

    operations = [migrations.DeleteModel(name="GuessBucket")]
