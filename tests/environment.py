"""What every test runs with: its own data folder, tasks done at once, mail kept in memory."""

import os
import tempfile

os.environ["UCAP_ENV"] = "test"
os.environ["UCAP_DATA"] = tempfile.mkdtemp(prefix="ucap-test-")
os.environ["UCAP_SECRET_KEY"] = "only for tests"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ucap.config.settings")
