"""Pages that belong to no domain."""

from django.conf import settings
from django.urls import URLPattern, path

from ucap.web import city, desk, home, journal, search

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("desk/", desk.desk, name="desk"),
    path("journal/", journal.journal, name="journal"),
    path("journal/journal.csv", journal.journal_download, name="journal-download"),
    path("search/", search.search_page, name="search"),
    path("cities/<slug:slug>/", city.city, name="city"),
]

if settings.ENVIRONMENT in {"development", "test"}:
    from ucap.web.styleguide import views as styleguide

    urlpatterns += [path("styleguide/", styleguide.styleguide, name="styleguide")]
