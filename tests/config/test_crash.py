import sys
from pathlib import Path

import pytest
from bench.crash.rounds import Written, begin, crash_round, losses

from tests.config.running import in_django, prepared

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("serve"),
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]


def test_killed_in_the_middle_of_edits_nothing_answered_is_lost_and_nothing_is_torn(tmp_path: Path) -> None:
    """The small one of bench/crash, which does the same with 500 writers."""
    begin(prepared(tmp_path / "data"), writers=40, of_exchange=10)

    outcome = crash_round(tmp_path / "data", 1, answered_before_kill=60)
    assert outcome.answered >= 60
    assert (outcome.lost, outcome.torn, outcome.integrity, outcome.check) == (0, 0, "ok", 0), outcome.details
    # and what it looks for it would find
    spoilt = in_django(
        tmp_path / "data",
        "from ucap.plans.models import Version; spoilt = Version.objects.first(); print(spoilt.plan_id);"
        "spoilt.title = 'half'; spoilt.revision += 1; spoilt.save()",
    )
    found = losses(tmp_path / "data", [Written(spoilt.strip(), "focus", answered=["never written"])])
    assert (found["lost"], found["torn"]) == (2, 2), found
