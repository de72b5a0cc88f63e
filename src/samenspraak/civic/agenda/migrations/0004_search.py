# SPDX-License-Identifier: EUPL-1.2
"""An index of the pieces of words in ideas: of three letters each, with what each database has for it. The database
keeps it itself, in the transaction that changes an idea. And an index with all that the list of an area asks.

Where Django makes the table of ideas anew on SQLite (to change a column) the triggers go with the old one: such a
migration ends with `make_index` of this one. The tests of searching say so when that is forgotten.
"""

from django.db import migrations, models

SQLITE = (
    "DROP TABLE IF EXISTS agenda_words",  # when it is made once more
    "CREATE VIRTUAL TABLE agenda_words USING fts5("
    "words, content='agenda_proposal', content_rowid='id', tokenize='trigram case_sensitive 1')",
    "INSERT INTO agenda_words(agenda_words) VALUES ('rebuild')",
    """
    CREATE TRIGGER agenda_words_come AFTER INSERT ON agenda_proposal BEGIN
        INSERT INTO agenda_words(rowid, words) VALUES (new.id, new.words);
    END
    """,
    """
    CREATE TRIGGER agenda_words_go AFTER DELETE ON agenda_proposal BEGIN
        INSERT INTO agenda_words(agenda_words, rowid, words) VALUES ('delete', old.id, old.words);
    END
    """,
    """
    CREATE TRIGGER agenda_words_change AFTER UPDATE OF words ON agenda_proposal WHEN old.words <> new.words BEGIN
        INSERT INTO agenda_words(agenda_words, rowid, words) VALUES ('delete', old.id, old.words);
        INSERT INTO agenda_words(rowid, words) VALUES (new.id, new.words);
    END
    """,
)
POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX agenda_words ON agenda_proposal USING gin (words gin_trgm_ops) WITH (fastupdate = off)",
)


def make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("agenda", "0003_showing_again")]
    operations = [
        migrations.RemoveIndex(model_name="proposal", name="proposals_by_moment"),
        migrations.AddIndex(
            model_name="proposal",
            index=models.Index(fields=["area", "-submitted_at", "-id", "status"], name="proposals_as_listed"),
        ),
        migrations.RunPython(make_index),
    ]
