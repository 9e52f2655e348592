"""What officers do with plans."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
