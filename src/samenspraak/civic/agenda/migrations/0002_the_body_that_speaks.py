from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agenda", "0001_first")]

    operations = [
        migrations.AddField(
            model_name="comment",
            name="body",
            field=models.CharField(blank=True, default="", max_length=120),
            preserve_default=False,
        ),
    ]
