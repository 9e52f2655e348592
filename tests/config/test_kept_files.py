import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from ucap.config.kept_files import GRACE, KeptFiles, put_aside, throw_deleted_away


def test_a_deleted_file_is_put_aside_for_a_day(tmp_path: Path) -> None:
    files = KeptFiles(location=tmp_path)
    name = files.save("full/2026/11/plan.bin", ContentFile(b"plan"))
    files.delete(name)
    assert not files.exists(name)
    aside = put_aside(tmp_path, name)
    assert aside.read_bytes() == b"plan"
    assert throw_deleted_away(tmp_path) == 0
    os.utime(aside, (0, time.time() - GRACE - 1))
    assert throw_deleted_away(tmp_path) == 1
    assert not aside.exists()


def test_what_is_not_there_is_deleted_already(tmp_path: Path) -> None:
    KeptFiles(location=tmp_path).delete("full/nothing.bin")
    with pytest.raises(ValueError, match="name"):
        KeptFiles(location=tmp_path).delete("")
    assert throw_deleted_away(tmp_path) == 0
