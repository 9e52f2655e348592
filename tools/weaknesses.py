"""`python -m tools.weaknesses`: a warning where the package index knows a weakness of a locked package; never a failure.

For `make test`, which runs it beside the tests (an index asked for each package in turn takes 11 seconds and more), and without a
network as well. `make audit` is the strict one.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.advisories import ACCEPTED, LOCKS

PATIENCE = 60  # seconds for all packages together
ASK = (str(Path(sys.executable).with_name("pip-audit")), "--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json", "--timeout=5")  # fmt: skip


def main(ask: Sequence[str] = ASK) -> None:
    """Nothing; what is known is on standard output."""
    print(said(_answer([*ask, *(f"--requirement={lock}" for lock in LOCKS)])))


def _answer(command: Sequence[str]) -> Mapping[str, Any] | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
        found = json.loads(done.stdout)
    except (OSError, subprocess.TimeoutExpired, ValueError):  # no network, or no index that can be asked
        return None
    return found if isinstance(found, dict) else None


def said(answer: Mapping[str, Any] | None) -> str:
    """What to tell of pip-audit's answer; None: there was none."""
    packages = (answer or {}).get("dependencies", ())
    looked_at = [one for one in packages if "skip_reason" not in one]
    if not looked_at:
        return "Known weaknesses: the package index says nothing of any, so nothing was learned (docs/audit.md has another way)."
    lines = [
        f"WARNING: {one['name']} {one['version']} has a known weakness, {', '.join((weak['id'], *weak.get('aliases', ())))};"
        f" mended in {', '.join(weak.get('fix_versions') or ['no version yet'])}."
        for one in looked_at
        for weak in one.get("vulns", ())
        if not {weak["id"], *weak.get("aliases", ())} & set(ACCEPTED)
    ]
    unknown = len(packages) - len(looked_at)
    rest = f"; {unknown} are not known to the index" if unknown else ""
    return "\n".join(
        [*lines, f"Known weaknesses of {len(looked_at)} packages: {len(lines) or 'none'}{rest}."]
    )


if __name__ == "__main__":
    main()
