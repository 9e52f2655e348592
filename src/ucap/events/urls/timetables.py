"""The timetable of a conference, for those who arrange it."""

from django.urls import path

from ucap.events.views import timetables

fixed = [
    path("timetables/<slug:timetable_id>/stop/", timetables.stop, name="stop_timetable"),
    path("timetables/<slug:timetable_id>/publish/", timetables.publish, name="publish_timetable"),
    path("timetables/<slug:timetable_id>/drop/", timetables.drop, name="drop_timetable"),
    path("requests/<slug:request_id>/fix/", timetables.fix, name="fix_meeting"),
]
of_event = [
    path("<slug:slug>/timetable/", timetables.timetable, name="timetable"),
    path("<slug:slug>/timetable/progress/", timetables.progress, name="timetable_progress"),
    path("<slug:slug>/timetable/make/", timetables.make, name="make_timetable"),
    path("<slug:slug>/timetable/repair/", timetables.repair, name="repair"),
]
