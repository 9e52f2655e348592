"""Addresses of the API: no language in them, and never a page."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from ucap.api.views import face, machine

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", machine.versions, name="api_versions"),
    path("api/problems/<slug:name>", machine.problem_kind, name="api_problem"),
    path("api/v1/openapi.json", machine.schema, name="api_schema"),
    path("api/v1/", include((face.patterns(), "v1"))),
    re_path(r"^api/.*$", machine.nothing, name="api_elsewhere"),
]
