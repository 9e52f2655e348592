"""Values out of a MiniZinc data file (.dzn), as far as the published conferences use that language.

MiniZinc Handbook, "Spec of Mini Zinc data files": assignments `name = value;` of integers, sets, arrays and arrays of rows; `%` begins a
comment. The published files carry commas before closing brackets, and some repeat a name for another value: the values of a name are
therefore all given.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from ucap.kernel.errors import BadInput
from ucap.kernel.messages import gettext_noop

Value = int | list["Value"]  # a set is the list of its members
TOKEN = re.compile(
    r"\s+|%[^\n]*|(?P<word>[A-Za-z_]\w*)|(?P<number>-?\d+)|(?P<range>\.\.)|(?P<sign>[=;,|{}\[\]])"
)
CLOSED_BY = {"[": "]", "{": "}"}
NUMBER = re.compile(r"-?\d{1,9}")
DEEPEST = 2  # sets in an array
LONGEST_RANGE = 100_000


class _Tokens:
    """The tokens of a text, one after the other, with the line each stands in."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name, self._at = text, name, 0
        self.line, self.now = 1, ""
        self.next()

    def next(self) -> str:
        """The token read before; `now` is the following one, "" at the end."""
        read, self.now = self.now, ""
        while self._at < len(self._text) and not self.now:
            found = TOKEN.match(self._text, self._at)
            if found is None:
                self.now = self._text[self._at]
                raise self.unexpected()
            self.line += self._text.count("\n", self._at, found.end())
            self._at = found.end()
            self.now = found[found.lastgroup] if found.lastgroup else ""
        return read

    def unexpected(self) -> BadInput:
        """The error that says where the text is no data."""
        if not self.now:
            return BadInput(
                gettext_noop("%(file)s ends in the middle of a value. Give the whole file."), file=self._name
            )
        return BadInput(
            gettext_noop(
                "%(file)s, line %(line)s: “%(token)s” is not understood there. A data file has lines such as nSlots = 8;"
            ),
            file=self._name,
            line=self.line,
            token=self.now[:40],
        )

    def take(self, token: str) -> None:
        if self.now != token:
            raise self.unexpected()
        self.next()


def read_assignments(text: str, name: str) -> Mapping[str, list[Value]]:
    """The values of each name in the order of the file; raises BadInput naming the line of the file `name`."""
    tokens = _Tokens(text, name)
    found: dict[str, list[Value]] = defaultdict(list)
    while tokens.now:
        word = tokens.next()
        if not word.isidentifier():
            tokens.now = word
            raise tokens.unexpected()
        tokens.take("=")
        found[word].append(_value(tokens))
        if tokens.now:
            tokens.take(";")
    return found


def _value(tokens: _Tokens, deep: int = 0) -> Value:
    if tokens.now in CLOSED_BY and deep < DEEPEST:
        return _several(tokens, deep + 1)
    if not NUMBER.fullmatch(tokens.now):
        raise tokens.unexpected()
    return int(tokens.next())


def _several(tokens: _Tokens, deep: int) -> list[Value]:
    """An array, a set, or an array of rows."""
    closing = CLOSED_BY[tokens.next()]
    rows: list[Value] = []
    values: list[Value] = []
    while tokens.now != closing:
        if tokens.now == "|":
            tokens.next()
            rows.append(values := [])
        elif tokens.now == ",":
            tokens.next()
        elif tokens.now == "..":
            tokens.next()
            values.extend(_range(values.pop() if values else None, _value(tokens, DEEPEST), tokens))
        else:
            values.append(_value(tokens, deep))
    tokens.next()
    return [row for row in rows if row] or values


def _range(first: Value | None, last: Value, tokens: _Tokens) -> list[Value]:
    if not isinstance(first, int) or not isinstance(last, int) or last - first > LONGEST_RANGE:
        raise tokens.unexpected()
    return list(range(first, last + 1))
