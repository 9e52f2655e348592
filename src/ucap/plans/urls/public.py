"""What everybody may see of plans. The fixed words come before a plan's own address (RESERVED_SLUGS of review.py)."""

from django.urls import URLPattern, path

from ucap.plans.views import asking, listing, public, versions

urlpatterns: list[URLPattern] = [
    path("", listing.plans, name="list"),
    path("download/<slug:form>/", listing.download, name="list-download"),
    path("compare/", versions.compare, name="compare"),
    path("<slug:slug>/", public.plan, name="plan"),
    path("<slug:slug>/versions/", versions.versions, name="versions"),
    path("<slug:slug>/versions/<int:number>/", public.plan, name="version"),
    path("<slug:slug>/versions/<int:before>/<int:after>/", versions.changes, name="changes"),
    path("<slug:slug>/ask/", asking.ask, name="ask"),
    path("<slug:slug>/ask/thanks/", asking.asked, name="asked"),
]
