"""Every address of the platform: each page under its language, machines' addresses without one."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("ucap.web.machine_urls")),
    path("", include("ucap.plans.machine_urls")),
    *i18n_patterns(
        path("", include("ucap.web.urls")),
        path("plans/", include("ucap.plans.urls")),
        path("account/", include("allauth.urls")),
    ),
]

handler400 = "ucap.web.errors.bad_request"
handler403 = "ucap.web.errors.forbidden"
handler404 = "ucap.web.errors.not_found"
handler500 = "ucap.web.errors.server_error"
