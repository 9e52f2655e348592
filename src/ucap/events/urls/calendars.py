"""Calendar feeds."""

from django.urls import URLPattern, path

from ucap.events.views import feeds

fixed: list[URLPattern] = [  # under a word of their own
    path("feed/", feeds.feeds, name="feeds"),
    path("feed/events.ics", feeds.feed, name="feed"),
    path("feed/renew/", feeds.renew_feed, name="renew_feed"),
    path("feed/stop/", feeds.stop_my_feed, name="stop_feed"),
    path("feed/mine/<slug:key>.ics", feeds.my_feed, name="my_feed"),
]
of_event: list[URLPattern] = [  # under the address of an event
    path("<slug:slug>/event.ics", feeds.feed_of_event, name="feed_of_event"),
]
