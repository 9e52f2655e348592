"""`python -m ucap`: the `ucap` command, for child processes that must run in this very Python."""

import sys

from ucap.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
