# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.db.models import F, Q


class Municipality(models.Model):
    """The municipality that runs this installation: one row, never hard-coded."""

    code = models.CharField(max_length=6, unique=True)  # CBS, for instance GM0014
    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A gebied, wijk or dorp, by the name its residents use. The word for "where", always."""

    KINDS = [("gebied", "gebied"), ("wijk", "wijk"), ("dorp", "dorp")]

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=10, choices=KINDS)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    tile_column = models.PositiveSmallIntegerField(null=True)  # place on the tile map, from the content
    tile_row = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="only_a_gebied_stands_alone",
                condition=Q(kind="gebied", parent=None) | (~Q(kind="gebied") & Q(parent__isnull=False)),
            ),
            models.UniqueConstraint(fields=["tile_column", "tile_row"], name="one_area_per_tile"),
        ]

    def __str__(self) -> str:
        return self.name


class StatisticalUnit(models.Model):
    """A CBS wijk or buurt of one year, with its shape. What territories are made of."""

    LEVELS = [("wijk", "wijk"), ("buurt", "buurt")]

    code = models.CharField(max_length=10)  # WK001404, BU00140400
    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=5, choices=LEVELS)
    name = models.CharField(max_length=80)
    geometry = models.JSONField(null=True)  # GeoJSON Polygon or MultiPolygon, WGS 84
    population = models.PositiveIntegerField(null=True)
    ages = models.JSONField(null=True)  # residents per age class, when the file told

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["code", "year"], name="unit_code_year")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Territory(models.Model):
    """Which statistical units make up an area, from–until. Overlap is refused in the action, under the lock."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="territories")
    since = models.DateField()
    until = models.DateField(null=True)
    units = models.ManyToManyField(StatisticalUnit, related_name="territories")
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="territory_since_before_until", condition=Q(until=None) | Q(since__lt=F("until"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.since}–{self.until or ''}"
