"""Interpreters as something that meetings share: in which groups they can run out.

In one slot every meeting can have an interpreter of its own if and only if no group of interpreters is asked for by more meetings that can
have nobody else than there are in it (Hall, "On representatives of subsets", Journal of the London Mathematical Society 10, 1935). Only groups
that are put together from what single meetings ask for can be the first to run out, and of those only such as hang together: so a count
for each of these groups says all, and who interprets which meeting is decided when the slots are known.
"""

from collections.abc import Iterable

from ucap.events.conference import Conference

MOST_GROUPS = 500  # beyond them counting takes longer than it should
Group = frozenset[str]


def groups_of(conference: Conference) -> list[Group]:
    """The groups that can run out, the smallest first; one more than MOST_GROUPS at most."""
    return groups({frozenset(one.interpreters) for one in conference.meetings if one.interpreters})


def groups(asked: Iterable[Group]) -> list[Group]:
    """What is asked for, and all that comes of joining such as have somebody in common."""
    asked = sorted(asked, key=_order)
    found = dict.fromkeys(asked)
    waiting = list(found)
    while waiting and len(found) <= MOST_GROUPS:
        group = waiting.pop()
        for other in asked:
            joined = group | other
            if group & other and joined not in found:
                found[joined] = None
                waiting.append(joined)
    return sorted(found, key=_order)


def _order(group: Group) -> tuple[int, list[str]]:
    return len(group), sorted(group)
