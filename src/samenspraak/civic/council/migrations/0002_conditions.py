from django.db import migrations, models
from django.db.models import deletion


def one_condition_each(apps, schema_editor):
    """What stood in one text becomes one condition, without a day: nobody asked for one then."""
    Condition = apps.get_model("council", "Condition")
    for decision in apps.get_model("council", "Decision").objects.exclude(conditions_text=""):
        Condition.objects.create(decision=decision, number=1, text=decision.conditions_text)


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0001_first'),
        ('council', '0001_first'),
        ('people', '0001_first'),
    ]

    operations = [
        migrations.RenameField(model_name='decision', old_name='conditions', new_name='conditions_text'),
        migrations.CreateModel(
            name='CollegeProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(max_length=120)),
                ('proposed_on', models.DateField()),
                ('text', models.TextField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.ForeignKey(on_delete=deletion.PROTECT, related_name='college_proposals', to='people.seat')),
                ('version', models.OneToOneField(on_delete=deletion.PROTECT, related_name='college_proposal', to='agreements.version')),
            ],
        ),
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('due', models.DateField(null=True)),
                ('met_on', models.DateField(null=True)),
                ('met_reference', models.CharField(blank=True, max_length=120)),
                ('met_recorded_at', models.DateTimeField(null=True)),
                ('decision', models.ForeignKey(on_delete=deletion.PROTECT, related_name='conditions', to='council.decision')),
                ('met_recorded_by', models.ForeignKey(null=True, on_delete=deletion.PROTECT, related_name='conditions_met', to='people.seat')),
            ],
            options={
                'ordering': ['decision', 'number'],
                'constraints': [
                    models.UniqueConstraint(fields=('decision', 'number'), name='condition_number_per_decision'),
                    models.CheckConstraint(condition=models.Q(models.Q(('met_on', None), ('met_recorded_by', None)), models.Q(('met_on__isnull', False), ('met_recorded_by__isnull', False)), _connector='OR'), name='condition_met_by_somebody'),
                ],
            },
        ),
        migrations.RunPython(one_condition_each, migrations.RunPython.noop),
    ]
