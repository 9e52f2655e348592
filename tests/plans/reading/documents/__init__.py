"""Documents that tests read, as text; PDF and Word files are made of them in the test."""

from pathlib import Path

FOLDER = Path(__file__).parent
# The real plan, as a PDF converter left it.
YANGZHOU = Path(__file__).parents[4] / "examples" / "plans" / "yangzhou-ucap-summary.txt"
