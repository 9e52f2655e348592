"""What comes with a visit and after an event: itinerary, minutes, feedback, report."""

from django.urls import URLPattern, path

from ucap.events.views import itinerary, minutes, report

fixed: list[URLPattern] = []  # under a word of their own
of_event: list[URLPattern] = [  # under the address of an event
    path("<slug:slug>/itinerary/", itinerary.itinerary, name="itinerary"),
    path("<slug:slug>/itinerary/pdf/", itinerary.itinerary_pdf, name="itinerary_pdf"),
    path("<slug:slug>/itinerary/edit/", itinerary.edit_itinerary, name="edit_itinerary"),
    path("<slug:slug>/itinerary/<slug:session_id>/", itinerary.edit_stop, name="edit_stop"),
    path("<slug:slug>/itinerary/<slug:session_id>/undo/", itinerary.undo_stop, name="undo_stop"),
    path("<slug:slug>/minutes/", minutes.minutes, name="minutes"),
    path("<slug:slug>/minutes/undo/", minutes.undo_minutes, name="undo_minutes"),
    path("<slug:slug>/feedback/", report.feedback, name="feedback"),
    path("<slug:slug>/report/", report.report, name="report"),
    path("<slug:slug>/report/pdf/", report.report_pdf, name="report_pdf"),
    path("<slug:slug>/report/csv/", report.report_csv, name="report_csv"),
    path("<slug:slug>/report/write/", report.write_report, name="write_report"),
    path("<slug:slug>/report/publish/", report.publish_report, name="publish_report"),
    path("<slug:slug>/report/take-up/", report.take_up_report, name="take_up_report"),
]
