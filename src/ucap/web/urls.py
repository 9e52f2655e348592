"""Pages that belong to no domain."""

from django.conf import settings
from django.urls import URLPattern, path

from ucap.web import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
]

if settings.ENVIRONMENT in {"development", "test"}:
    from ucap.web.styleguide import views as styleguide

    urlpatterns += [path("styleguide/", styleguide.styleguide, name="styleguide")]
