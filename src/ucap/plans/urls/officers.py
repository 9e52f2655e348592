"""What officers do with plans. A plan is named by its id here: its readable address comes only when it is public."""

from django.urls import URLPattern, path

from ucap.plans.views import access, editing, importing, mine, review

urlpatterns: list[URLPattern] = [
    path("mine/", mine.mine, name="mine"),
    path("import/", importing.import_plan, name="import"),
    path("import/<slug:import_id>/", importing.progress, name="import_progress"),
    path("import/<slug:import_id>/again/", importing.again, name="import_again"),
    path("import/<slug:import_id>/doubts/<int:index>/", importing.settle, name="settle"),
    path("new/", editing.new, name="new"),
    path("find-place/", editing.find_place, name="find_place"),
    path("suggest/", editing.suggest, name="suggest"),
    path("thrown-away/<int:entry_id>/", editing.bring_back, name="bring_back"),
    path("requests/<slug:request_id>/grant/", access.grant, name="grant"),
    path("requests/<slug:request_id>/refuse/", access.refuse, name="refuse"),
    path("<slug:plan_id>/edit/", editing.edit, name="edit"),
    path("<slug:plan_id>/edit/<slug:part>/", editing.edit_part, name="edit_part"),
    path("<slug:plan_id>/undo/", editing.undo, name="undo"),
    path("<slug:plan_id>/begin-version/", editing.begin_version, name="begin_version"),
    path("<slug:plan_id>/throw-away/", editing.throw_away, name="throw_away"),
    path("<slug:plan_id>/review/", review.review, name="review"),
    path("<slug:plan_id>/review/submit/", review.submit, name="submit"),
    path("<slug:plan_id>/review/take-back/", review.take_back, name="take_back"),
    path("<slug:plan_id>/review/send-back/", review.send_back, name="send_back"),
    path("<slug:plan_id>/review/confirm/<int:side>/", review.confirm, name="confirm"),
    path("<slug:plan_id>/state/<slug:verb>/", review.change_state, name="change_state"),
    path("<slug:plan_id>/access/", access.access, name="access"),
    path("<slug:plan_id>/access/document/", access.document, name="access_document"),
]
