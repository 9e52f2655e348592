"""The findings as Markdown."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.api.cases import Findings


def report(found: "Findings", seconds: float) -> str:
    """How much was asked, what was answered, what was wrong."""
    lines = [
        "## The API against its description",
        "",
        f"{found.cases.total()} requests to {len(found.answered)} operations in {seconds:.0f} s, "
        + ", ".join(f"{number} by a {kind}" for kind, number in found.cases.items()),
        "",
        "| status | answers |",
        "|---|---|",
        *(f"| {status} | {number} |" for status, number in sorted(found.statuses.items())),
        "",
        f"Server errors: {found.server_errors}. Answers that are not as described: {len(found.wrong)}.",
    ]
    never = [name for name, statuses in found.answered.items() if not any(one < 300 for one in statuses)]
    if never:
        lines += ["", "Never answered with what was asked for: " + ", ".join(never)]
    for name, detail in found.wrong.items():
        lines += ["", f"### {name}", "", "```", detail, "```"]
    return "\n".join(lines)
