"""The pages of the exchange. Fixed words come before an entry's own address (RESERVED_SLUGS of actions/publishing.py)."""

from django.urls import path

from ucap.exchange.views import beginning, changing, editing, listing, mine, public

app_name = "exchange"
urlpatterns = [
    path("", listing.entries, name="list"),
    path("download/<str:form>/", listing.download, name="download"),
    path("new/", beginning.new, name="new"),
    path("mine/", mine.mine, name="mine"),
    path("files/<slug:file_id>/describe/", changing.describe_file, name="describe_file"),
    path("files/<slug:file_id>/remove/", changing.remove_file, name="remove_file"),
    path("<slug:entry_id>/edit/", editing.edit, name="edit"),
    path("<slug:entry_id>/publish/", editing.publish, name="publish"),
    path("<slug:entry_id>/drop/", editing.drop, name="drop"),
    path("<slug:entry_id>/seen-by/", changing.choose_visibility, name="choose_visibility"),
    path("<slug:entry_id>/files/", changing.add_file, name="add_file"),
    path("<slug:entry_id>/do/<slug:verb>/", changing.change, name="change"),
    path("<slug:slug>/", public.entry, name="entry"),
    path("<slug:slug>/file/<slug:file_id>/", public.file, name="file"),
]
