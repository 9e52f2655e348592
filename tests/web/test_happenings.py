"""Whatever the journal can hold is said in words: read from the source, so that a new verb without them fails."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ucap
from ucap.events.actions.inviting import VERBS
from ucap.people.states import Office
from ucap.plans.states import PLAN_TRANSITIONS
from ucap.web.happenings import KINDS, in_words, verbs_in_words
from ucap.web.reading import LISTS

SOURCE = Path(ucap.__file__).parent
Function = ast.FunctionDef | ast.AsyncFunctionDef
# A verb that is put together -> all that it can be
PUT_TOGETHER = {
    "f'plan.{verb}'": {f"plan.{verb}" for verb in PLAN_TRANSITIONS if verb != "publish"},
    "f'{office.value}.made'": {f"{office.value}.made" for office in Office if office != Office.OFFICER},
    "VERBS[verb]": set(VERBS.values()),
    "f'read.{listed}'": {f"read.{listed}" for listed in LISTS.values()},
    "f'{office.value}.withdrawn'": {f"{office.value}.withdrawn" for office in Office},
}


def functions() -> Iterator[tuple[str, str, Function]]:
    """(domain, file, function) for every function of the domains that write the journal."""
    for path in sorted(SOURCE.rglob("*.py")):
        domain = path.relative_to(SOURCE).parts[0]
        if domain != "journal" and "migrations" not in path.parts:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, Function):
                    yield domain, str(path), node


def parameters(function: Function) -> list[str]:
    return [one.arg for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]


def recorded() -> tuple[set[str], set[str]]:
    """Every verb, and every kind of subject, that is handed to `record` in the source, also through functions that hand it on."""
    all_functions = list(functions())
    hands_on = {("", "record"): 0}  # (domain, or file of a private one, name) -> which argument is the verb
    verbs: set[str] = set()
    kinds: set[str] = set()
    known = -1
    while known != len(hands_on):
        known = len(hands_on)
        for domain, file, function in all_functions:
            for call in ast.walk(function):
                if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
                    continue
                name = call.func.id
                places = (hands_on.get((where, name)) for where in ("", file, domain))
                place = next((one for one in places if one is not None), None)
                if place is None:
                    continue
                given = next((one.value for one in call.keywords if one.arg == "verb"), None)
                found, handed_on = said(given or call.args[place], function)
                verbs |= found
                if handed_on is not None:
                    hands_on[file if function.name.startswith("_") else domain, function.name] = handed_on
                kinds |= {kind for node in ast.walk(function) for kind in kind_in(node)}
    return verbs, kinds


def said(value: ast.expr, function: Function) -> tuple[set[str], int | None]:
    """The verbs that the expression can be; where it is an argument of the function, which."""
    if isinstance(value, ast.Constant):
        return {value.value}, None
    if isinstance(value, ast.IfExp):
        return said(value.body, function)[0] | said(value.orelse, function)[0], None
    if isinstance(value, ast.JoinedStr | ast.Subscript):
        return PUT_TOGETHER[ast.unparse(value)], None
    assert isinstance(value, ast.Name), ast.unparse(value)
    if value.id in parameters(function):
        return set(), parameters(function).index(value.id)
    assigned = [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == value.id
    ]
    assert assigned, f"{function.name}: where does {value.id} come from?"
    return set().union(*(said(one, function)[0] for one in assigned)), None


def kind_in(node: ast.AST) -> Iterator[str]:
    """The kind, where the node is subject=("kind", …) or subject = ("kind", …)."""
    if isinstance(node, ast.keyword):
        name, value = node.arg, node.value
    elif isinstance(node, ast.Assign):
        name, value = ast.unparse(node.targets[0]), node.value
    else:
        return
    if name == "subject" and isinstance(value, ast.Tuple) and isinstance(value.elts[0], ast.Constant):
        yield str(value.elts[0].value)


@pytest.mark.django_db
def test_every_verb_that_is_recorded_has_words_and_no_other() -> None:
    verbs, _ = recorded()
    assert len(verbs) > 70
    assert verbs - verbs_in_words().keys() == set()
    assert verbs_in_words().keys() - verbs == set()


def test_every_kind_of_subject_has_words() -> None:
    _, kinds = recorded()
    assert len(kinds) > 7
    assert kinds - KINDS.keys() == set()


def test_a_side_is_counted_as_people_count() -> None:
    assert in_words("version.confirmed", {"version": 2, "side": 0}) == "Version 2 was confirmed for side 1"
