"""What every test runs with: its own data folder, tasks done at once, mail kept in memory."""

import os
import tempfile
from pathlib import Path

_data = Path(tempfile.mkdtemp(prefix="ucap-test-"))
(_data / "static").mkdir()  # WhiteNoise warns when there is no such folder, and warnings are errors here

os.environ["UCAP_ENV"] = "test"
os.environ["UCAP_DATA"] = str(_data)
os.environ["UCAP_SECRET_KEY"] = "only for tests"
os.environ["UCAP_SECOND_FACTOR"] = "offered"  # tests/people/ ask for it where it is what they are about
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucap.config.settings")
