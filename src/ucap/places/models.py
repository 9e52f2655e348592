"""The cities that plans speak of, kept in the database so that lists can be filtered and joined by them."""

from django.db import models


class CityQuerySet(models.QuerySet["City"]):
    def in_country(self, code: str) -> "CityQuerySet":
        return self.filter(country=code)


class City(models.Model):
    """A city taken over from the gazetteer when a plan first names it; its id is the gazetteer's."""

    id = models.CharField(primary_key=True, max_length=20)
    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=120)
    names = models.JSONField(default=dict)  # BCP 47 language -> name
    country = models.CharField(max_length=2, db_index=True)  # ISO 3166-1 alpha-2
    region = models.CharField(max_length=120, blank=True)  # in English
    region_names = models.JSONField(default=dict)  # as names
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField(null=True)
    area_km2 = models.FloatField(null=True)
    timezone = models.CharField(max_length=40)
    geonames = models.PositiveIntegerField(null=True)
    wikidata = models.CharField(max_length=16, blank=True)

    objects = CityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "cities"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
