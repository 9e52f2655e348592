"""The pages of matching."""

from django.urls import path

from ucap.matching.views import dismissing, learning, matches, pictures, searches
from ucap.matching.views.reading import read

app_name = "matching"
urlpatterns = [
    path("level/", matches.level, name="level"),
    path("learning/weights/", learning.learning, name="learning"),
    path("learning/weights/<slug:verb>/", learning.choose_weights, name="choose_weights"),
    path("<slug:slug>/aside/<slug:other>/", dismissing.dismiss, name="dismiss"),
    path("<slug:slug>/aside/<slug:other>/back/", dismissing.bring_back, name="bring_back"),
    path("pictures/map/", pictures.map_of_matches, name="map"),
    path("pictures/pairs/", pictures.pairs, name="pairs"),
    path("pictures/matrix/", pictures.matrix, name="matrix"),
    path("pictures/gaps/", pictures.gaps, name="gaps"),
    path("pictures/download/<slug:what>/", pictures.download, name="pictures_download"),
    path("my/searches/", searches.searches, name="searches"),
    path("my/searches/save/", searches.save, name="save_search"),
    path("my/searches/<slug:search_id>/", searches.saved_search, name="saved_search"),
    path("my/searches/<slug:search_id>/rename/", searches.rename, name="rename_search"),
    path("my/searches/<slug:search_id>/do/<slug:verb>/", searches.change, name="change_search"),
    path("<slug:slug>/", matches.matches, name="matches"),
    path("<slug:slug>/read/<slug:other>/", read, name="read"),
]
