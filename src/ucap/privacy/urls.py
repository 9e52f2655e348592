"""The privacy text, one's own data, and leaving."""

from django.urls import path

from ucap.privacy import views

app_name = "privacy"
urlpatterns = [
    path("", views.page, name="page"),
    path("mine/", views.mine, name="mine"),
    path("mine/export/", views.export, name="export"),
    path("mine/export/state/", views.export_state, name="export_state"),
    path("mine/export/<str:export_id>/", views.download, name="download"),
    path("mine/erase/", views.erase, name="erase"),
]
