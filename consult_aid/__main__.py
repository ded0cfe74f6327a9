"""`python -m consult_aid`: the same as the `consult-aid` command."""

import sys

from consult_aid.cli import main

sys.exit(main())
