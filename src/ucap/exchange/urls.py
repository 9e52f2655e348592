"""The pages of the exchange. Fixed words come before an entry's own address (RESERVED_SLUGS of actions/publishing.py)."""

from django.urls import path

from ucap.exchange.views import (
    answering,
    beginning,
    changing,
    conversing,
    correcting,
    editing,
    listing,
    mine,
    public,
    talks,
)

app_name = "exchange"
urlpatterns = [
    path("", listing.entries, name="list"),
    path("download/<str:form>/", listing.download, name="download"),
    path("new/", beginning.new, name="new"),
    path("mine/", mine.mine, name="mine"),
    path("files/<slug:file_id>/describe/", changing.describe_file, name="describe_file"),
    path("files/<slug:file_id>/remove/", changing.remove_file, name="remove_file"),
    path("conversations/", talks.conversations, name="conversations"),
    path("conversations/download/", talks.download, name="conversations_download"),
    path("conversations/files/<slug:file_id>/", conversing.file, name="message_file"),
    path("conversations/<slug:interest_id>/", conversing.conversation, name="conversation"),
    path("conversations/<slug:interest_id>/write/", conversing.write, name="write"),
    path("conversations/<slug:interest_id>/decline/", answering.decline, name="decline"),
    path("conversations/<slug:interest_id>/pass-on/", answering.pass_on, name="pass_on"),
    path("conversations/<slug:interest_id>/withdraw/", answering.withdraw, name="withdraw"),
    path("conversations/<slug:interest_id>/take-up/", answering.take_up, name="take_up"),
    path("conversations/<slug:interest_id>/stage/<slug:stage>/", answering.move, name="move"),
    path("conversations/<slug:interest_id>/outcome/", answering.say_outcome, name="say_outcome"),
    path("pipeline/", talks.pipeline, name="pipeline"),
    path("pipeline/download/", talks.pipeline_download, name="pipeline_download"),
    path("<slug:entry_id>/edit/", editing.edit, name="edit"),
    path("<slug:entry_id>/publish/", editing.publish, name="publish"),
    path("<slug:entry_id>/drop/", editing.drop, name="drop"),
    path("<slug:entry_id>/seen-by/", changing.choose_visibility, name="choose_visibility"),
    path("<slug:entry_id>/files/", changing.add_file, name="add_file"),
    path("<slug:entry_id>/translations/<slug:language>/", correcting.translation, name="translation"),
    path(
        "<slug:entry_id>/translations/<slug:language>/machine/",
        correcting.machine_translation,
        name="machine_translation",
    ),
    path("<slug:entry_id>/do/<slug:verb>/", changing.change, name="change"),
    path("<slug:slug>/", public.entry, name="entry"),
    path("<slug:slug>/express/", conversing.express, name="express"),
    path("<slug:slug>/file/<slug:file_id>/", public.file, name="file"),
]
