"""A bare Django page to compare with: one view, one template of 24 rows, no middleware, no database; the same server.

python -m bench.pages.bare PORT
"""

import sys
from typing import Any

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from ucap.config.server import THREAD_IDLE, THREADS

TEMPLATE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><h1>{{ title }}</h1><ul>
{% for row in rows %}<li><a href="/{{ row.number }}/">{{ row.name }}</a> {{ row.text }}</li>
{% endfor %}</ul></body></html>
"""
ROWS = [
    {"number": n, "name": f"Plan {n}", "text": "What two cities have agreed to do together."}
    for n in range(24)
]


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "page.html", {"title": "Plans", "rows": ROWS})


urlpatterns = [path("", page)]


def application() -> Any:
    loader = ("django.template.loaders.locmem.Loader", {"page.html": TEMPLATE})
    options = {"loaders": [("django.template.loaders.cached.Loader", [loader])]}
    settings.configure(
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=[],
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": options}],
    )
    django.setup()
    return get_wsgi_application()


def main(port: int) -> None:
    Server(
        target="bench.pages.bare:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=THREAD_IDLE,
        log_level=LogLevels.error,
        factory=True,
        websockets=False,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
