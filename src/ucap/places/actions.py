"""Taking a city over from the gazetteer."""

from django.utils.text import slugify

from ucap.places.gazetteer import place_by_id
from ucap.places.models import City


def ensure_city(place_id: str) -> City | None:
    """The city of that gazetteer id, taken over if it is new; None when the gazetteer does not know it."""
    known = City.objects.filter(pk=place_id).first()
    if known:
        return known
    place = place_by_id(place_id)
    if place is None:
        return None
    plain = slugify(place.name) or place.id
    taken = City.objects.filter(slug=plain).exists()
    city, _ = City.objects.get_or_create(
        id=place.id,
        defaults={
            "slug": f"{plain}-{place.country.lower()}-{place.id}" if taken else plain,
            "name": place.name,
            "names": dict(place.names),
            "country": place.country,
            "region": place.region or "",
            "region_names": dict(place.region_names),
            "latitude": place.latitude,
            "longitude": place.longitude,
            "population": place.population,
            "area_km2": place.area_km2,
            "timezone": place.timezone,
            "geonames": place.geonames,
            "wikidata": place.wikidata or "",
        },
    )
    return city
