"""Every address of the platform: each page under its language, machines' addresses without one."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("ucap.web.machine_urls")),
    path("", include("ucap.config.watching.machine_urls")),
    path("", include("ucap.plans.machine_urls")),
    path("", include("ucap.notices.machine_urls")),
    path("", include("ucap.api.machine_urls")),
    *i18n_patterns(
        path("", include("ucap.web.urls")),
        path("organisations/", include("ucap.organisations.urls")),
        path("plans/", include("ucap.plans.urls")),
        path("exchange/", include("ucap.exchange.urls")),
        path("matches/", include("ucap.matching.urls")),
        path("events/", include("ucap.events.urls")),
        path("inbox/", include("ucap.notices.urls")),
        path("moderation/", include("ucap.moderation.urls")),
        path("privacy/", include("ucap.privacy.urls")),
        path("", include("ucap.api.urls")),
        path("account/", include("ucap.people.urls")),
        path("account/", include("allauth.urls")),
    ),
    # Once more without a language, and last, so that it is the address by which a provider sends people back: one for all languages.
    path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
]

handler400 = "ucap.web.errors.bad_request"
handler403 = "ucap.web.errors.forbidden"
handler404 = "ucap.web.errors.not_found"
handler429 = "ucap.web.errors.too_often"  # django-allauth's limits ask for it
handler500 = "ucap.web.errors.server_error"
