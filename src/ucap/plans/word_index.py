"""The index of the words of plans, kept by the database with every change of `Version.words`."""

from ucap.kernel.word_index import WordIndex

PLANS = WordIndex(name="plans_words", table="plans_version")

# by these names the migrations know them
install, remove = PLANS.install, PLANS.remove
