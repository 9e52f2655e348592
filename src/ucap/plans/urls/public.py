"""What everybody may see of plans."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
