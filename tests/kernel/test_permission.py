"""The table of permissions."""

from ucap.kernel.permission import EVERYBODY, PEOPLE, RULES, SIGNED_IN, Role, rule, rule_name
from ucap.plans.rules import may_edit


def test_a_rule_is_in_the_table_and_works_as_before() -> None:
    def may_sing(aloud: bool) -> bool:
        return aloud

    ruled = rule("Sing", lets=[Role.MEMBER], when="aloud")(may_sing)
    entered = RULES.pop(rule_name(may_sing))
    assert (entered.does, entered.lets, entered.when) == ("Sing", {Role.MEMBER}, "aloud")
    assert ruled(True)
    assert not ruled(False)


def test_a_rule_is_named_by_its_domain() -> None:
    assert rule_name(may_edit) == "plans.may_edit"


def test_groups_of_roles() -> None:
    assert Role.VISITOR in EVERYBODY
    assert Role.VISITOR not in SIGNED_IN
    assert Role.OPERATOR not in PEOPLE
