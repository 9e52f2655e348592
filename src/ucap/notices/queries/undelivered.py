"""The letters that the mail server never took."""

from django.core.paginator import Page, Paginator
from django.http import Http404

from ucap.kernel.errors import NotAllowed
from ucap.notices.models import Letter
from ucap.notices.rules import NOT_YOUR_LETTERS, may_handle_letters
from ucap.notices.states import LetterState
from ucap.people.rules import Viewer

A_PAGE = 30


def undelivered(viewer: Viewer, *, words: str = "", page: str = "1") -> "Page[Letter]":
    """Letters given up, the latest first, without what they say; with `words` those to such an address. Two queries."""
    if not may_handle_letters(viewer):
        raise NotAllowed(NOT_YOUR_LETTERS)
    letters = Letter.objects.filter(state=LetterState.DEAD).defer("text", "html", "headers")
    if words:
        letters = letters.filter(to__icontains=words)
    return Paginator(letters.order_by("-at", "-id"), A_PAGE).get_page(page)


def letter_of(letter_id: str, viewer: Viewer) -> Letter:
    """The letter, for whoever deals with those that did not arrive."""
    if not may_handle_letters(viewer):
        raise NotAllowed(NOT_YOUR_LETTERS)
    letter = Letter.objects.filter(pk=letter_id).first()
    if letter is None:
        raise Http404
    return letter
