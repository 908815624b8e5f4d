"""Lets ``python -m scrutiny_desktop`` start the program."""

import sys

from scrutiny_desktop.cli import main

sys.exit(main())
