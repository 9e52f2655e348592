"""The switch for whom one acts, as the header shows it."""

from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import RequestContext, Template

from tests.organisations.factories import make_organisation, make_person
from tests.organisations.test_acting import request_of
from ucap.people.rules import Viewer

pytestmark = pytest.mark.django_db
SWITCH = Template("{% load organisations %}{% acting_switch %}")


def switch(viewer: Viewer) -> str:
    request = request_of(viewer)
    return SWITCH.render(RequestContext(request, {"request": request})).strip()


def test_it_is_shown_to_whoever_has_somebody_to_act_for(at: datetime) -> None:
    ana = make_person("Ana", verified=True)
    assert switch(AnonymousUser()) == switch(ana) == ""
    make_organisation(owner=ana, name="Granada <b>")
    shown = switch(ana)
    assert "Granada &lt;b&gt;" in shown
    assert "Myself" in shown
    assert 'aria-current="true"' in shown
