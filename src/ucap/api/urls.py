"""The API's pages for people: their tokens, and the reference."""

from django.urls import URLPattern, path

from ucap.api.views import reference, tokens

app_name = "api"
urlpatterns: list[URLPattern] = [
    path("api/", reference.reference, name="reference"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/make/", tokens.make, name="make_token"),
    path("account/tokens/<int:token_id>/withdraw/", tokens.withdraw, name="withdraw_token"),
    path("account/tokens/<int:token_id>/restore/", tokens.restore, name="restore_token"),
]
