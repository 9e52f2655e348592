"""Which privacy text people agree to."""

# The day on which the text that privacy:page shows was last changed in what it says. A new date asks everybody anew.
TEXT_VERSION = "2026-11-25"
