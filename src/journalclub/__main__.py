"""`python -m journalclub`, the same as `jc`."""

from journalclub.cli import main

if __name__ == "__main__":
    main()
