"""The index of the words of organisations' names, kept by the database with every change of `OrganisationName.words`."""

from ucap.kernel.word_index import WordIndex

ORGANISATIONS = WordIndex(name="organisations_words", table="organisations_organisationname")

# by these names the migrations know them
install, remove = ORGANISATIONS.install, ORGANISATIONS.remove
