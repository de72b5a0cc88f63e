# SPDX-License-Identifier: EUPL-1.2
"""What people were told about their input."""

from django.db import models


class Digest(models.Model):
    """That on this day everybody was told what became of their input, up to this entry of the logbook."""

    on = models.DateField(unique=True)
    upto = models.BigIntegerField()
