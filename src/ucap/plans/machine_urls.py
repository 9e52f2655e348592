"""Addresses that machines and mailed links use: no language in them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
