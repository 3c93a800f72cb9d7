"""`python -m casus` is the command `casus`."""

from casus.cli import main

if __name__ == "__main__":
    main()
