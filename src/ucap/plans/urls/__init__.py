"""The plans' pages. Officers' fixed words (new, mine, import) come before a plan's own address."""

from ucap.plans.urls import officers, public

app_name = "plans"
urlpatterns = [*officers.urlpatterns, *public.urlpatterns]
