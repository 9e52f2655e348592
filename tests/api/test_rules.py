"""Every operation has its rule, and every rule its operation."""

from ucap.api.rules import OPERATIONS
from ucap.api.views.face import operations
from ucap.kernel.permission import RULES, rule_name


def test_no_operation_is_without_a_rule() -> None:
    assert {one.id for one in operations()} == set(OPERATIONS)


def test_every_rule_of_an_operation_is_in_the_table() -> None:
    assert {rule_name(rule) for rule in OPERATIONS.values()} <= set(RULES)


def test_operations_are_told_apart_by_method_and_address() -> None:
    places = [(one.method, one.path) for one in operations()]
    assert len(places) == len(set(places))
