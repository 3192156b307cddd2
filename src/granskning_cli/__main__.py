"""`python -m granskning_cli` is `granskning`."""

import sys

from granskning_cli.cli import main

if __name__ == "__main__":
    sys.exit(main())
