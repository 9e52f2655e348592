"""The same with markitdown, run by the Python of a virtual environment of its own; it makes Markdown and understands nothing."""

import json
import sys
import time
from pathlib import Path

began = time.process_time()
from markitdown import MarkItDown  # type: ignore[import-not-found]  # noqa: E402

converter = MarkItDown()
converter.convert(sys.argv[1])
start = time.process_time() - began
seconds = {}
for name in sys.argv[1:]:
    began = time.process_time()
    converter.convert(name)
    seconds[Path(name).name] = time.process_time() - began
held = int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
json.dump({"start": start, "seconds": seconds, "peak": held / 1000}, sys.stdout)
