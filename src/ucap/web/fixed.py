"""Tags of Django whose arguments all stand in the template (a word, an address, a file): each gives the same until the language changes.

Of an address that leads to one of many things, only the words that name the thing are put in.
"""

from collections.abc import Callable, Hashable
from typing import Any

from django.conf import settings
from django.template.base import FilterExpression, Node, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode, url
from django.templatetags.i18n import TranslateNode, do_translate
from django.templatetags.static import StaticNode
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape
from django.utils.translation import get_language

from ucap.kernel.addresses import address, where_addresses_stand


class Fixed(Node):
    """A tag that is asked once for each state of what its answer depends on."""

    child_nodelists = ()

    def __init__(self, asked: Node, name: str | None, depends_on: Callable[[], Hashable]) -> None:
        self._asked, self._name, self._depends_on = asked, name, depends_on
        self._given: dict[Hashable, Any] = {}

    def render(self, context: Context) -> Any:
        """What the tag gives; "" where it puts it into the context under a name."""
        key = (self._depends_on(), context.autoescape)
        if key not in self._given:
            said = self._asked.render(context)
            self._given[key] = context[self._name] if self._name else said
        if self._name is None:
            return self._given[key]
        context[self._name] = self._given[key]
        return ""


class AddressNode(Node):
    """An address whose name stands in the template, and what it leads to on the page."""

    child_nodelists = ()

    def __init__(self, node: URLNode) -> None:
        self._address, self._words, self._name = node.view_name.var, node.args, node.asvar

    def render(self, context: Context) -> str:
        """The address; "" where it goes into the context under a name, which says nothing where there is no such address."""
        words = [word.resolve(context) for word in self._words]
        try:
            found = address(self._address, *words)
        except NoReverseMatch:
            if self._name is None:
                raise
            found = ""
        if self._name is None:
            return conditional_escape(found) if context.autoescape else found
        context[self._name] = found
        return ""


def translate_once(parser: Parser, token: Token) -> Node:
    """{% translate "Save" %} and {% translate "Save" as word %}."""
    node: TranslateNode = do_translate(parser, token)
    written = [node.filter_expression, *([node.message_context] if node.message_context else [])]
    return _fixed(node, written, node.asvar, get_language)


def url_once(parser: Parser, token: Token) -> Node:
    """{% url "exchange:list" %} and {% url "exchange:entry" card.slug as card_url %}."""
    node: URLNode = url(parser, token)
    if node.kwargs or settings.DEBUG or not _is_written(node.view_name):
        return node
    if node.args and not all(map(_is_written, node.args)):
        return AddressNode(node)
    return _fixed(node, [node.view_name, *node.args], node.asvar, where_addresses_stand)


def static_once(parser: Parser, token: Token) -> Node:
    """{% static "ucap/css/forms.css" %}."""
    node: StaticNode = StaticNode.handle_token(parser, token)
    return _fixed(node, [node.path], node.varname, lambda: None)


def _fixed(
    node: Node, written: list[FilterExpression], name: str | None, depends_on: Callable[[], Hashable]
) -> Node:
    """The tag asked once; as it is where its arguments are not written out, and where texts change while the platform runs."""
    if settings.DEBUG or not all(map(_is_written, written)):
        return node
    return Fixed(node, name, depends_on)


def _is_written(argument: FilterExpression) -> bool:
    is_text = not argument.is_var or argument.var.lookups is None
    return is_text and not argument.filters
