"""The index of the words of events, kept by the database with every change of `EventWords.words`."""

from ucap.kernel.word_index import WordIndex

EVENTS = WordIndex(name="events_words", table="events_eventwords")

# by these names the migrations know them
install, remove = EVENTS.install, EVENTS.remove
