"""Events themselves: lists, the public page, what their hosts write."""

from django.urls import URLPattern, path

from ucap.events.views import beginning, changing, editing, files, hosting, listing, mine, programme, public

fixed: list[URLPattern] = [  # under a word of their own
    path("", listing.events, name="list"),
    path("calendar/", listing.calendar, name="calendar"),
    path("download/<slug:form>/", listing.download, name="download"),
    path("new/", beginning.new, name="new"),
    path("mine/", mine.mine, name="mine"),
    path("hosts/<slug:host_id>/agree/", hosting.agree, name="agree"),
    path("files/<slug:file_id>/remove/", files.remove_file, name="remove_file"),
]
of_event: list[URLPattern] = [  # under the address of an event
    path("<slug:event_id>/edit/", editing.edit, name="edit"),
    path("<slug:event_id>/programme/", programme.programme, name="programme"),
    path("<slug:event_id>/hosts/", hosting.hosts, name="hosts"),
    path("<slug:event_id>/add-file/", files.add_file, name="add_file"),
    path("<slug:event_id>/do/<slug:verb>/", changing.change, name="change"),
    path("<slug:slug>/", public.event, name="event"),
    path("<slug:slug>/files/<slug:file_id>/", public.file, name="file"),
]
