"""The pages of matching."""

from django.urls import path

from ucap.matching.views import matches, searches

app_name = "matching"
urlpatterns = [
    path("level/", matches.level, name="level"),
    path("my/searches/", searches.searches, name="searches"),
    path("my/searches/save/", searches.save, name="save_search"),
    path("my/searches/<slug:search_id>/", searches.saved_search, name="saved_search"),
    path("my/searches/<slug:search_id>/rename/", searches.rename, name="rename_search"),
    path("my/searches/<slug:search_id>/do/<slug:verb>/", searches.change, name="change_search"),
    path("<slug:slug>/", matches.matches, name="matches"),
]
