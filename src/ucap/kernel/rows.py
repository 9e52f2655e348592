"""Adding, moving and taking out rows of a formset by plain submit buttons, for browsers without JavaScript."""

from django.http import QueryDict

from ucap.kernel.whole import whole

BUTTON = (
    "rows"  # name of the buttons; value "add:PREFIX", "remove:PREFIX:3", "up:PREFIX:3" or "down:PREFIX:3"
)


def rearranged(data: QueryDict) -> QueryDict | None:
    """The posted form as the pressed button leaves it, to be shown again; None when no such button was pressed."""
    verb, _, rest = data.get(BUTTON, "").partition(":")
    prefix, _, number = rest.partition(":")
    total = whole(data.get(f"{prefix}-TOTAL_FORMS", ""))
    if total is None:
        return None
    changed = data.copy()
    changed.pop(BUTTON)
    if verb == "add":
        changed[f"{prefix}-TOTAL_FORMS"] = str(total + 1)
        changed[f"{prefix}-{total}-ORDER"] = str(total + 1)
        return changed
    row = whole(number)
    if row is None or row >= total:
        return None
    if verb == "remove":
        changed[f"{prefix}-{row}-DELETE"] = "on"
        return changed
    return _moved(changed, prefix, row, total, -1 if verb == "up" else 1)


def _moved(data: QueryDict, prefix: str, number: int, total: int, step: int) -> QueryDict:
    """The form with that row and its neighbour (rows taken out aside) in each other's place."""
    left = [row for row in range(total) if f"{prefix}-{row}-DELETE" not in data]
    neighbours = [row for row in left if (row - number) * step > 0]
    if number not in left or not neighbours:
        return data
    other = min(neighbours, key=lambda row: abs(row - number))
    mine, theirs = _row(data, prefix, number), _row(data, prefix, other)
    for name in mine.keys() | theirs.keys():
        for row, values in ((number, theirs), (other, mine)):
            if name in values:
                data.setlist(f"{prefix}-{row}-{name}", values[name])
            else:
                data.pop(f"{prefix}-{row}-{name}", None)
    return data


def _row(data: QueryDict, prefix: str, number: int) -> dict[str, list[str]]:
    """What one row says, its place in the order aside."""
    start = f"{prefix}-{number}-"
    return {
        name.removeprefix(start): list(values)
        for name, values in data.lists()
        if name.startswith(start) and name != f"{start}ORDER"
    }
