"""``python -m netmap`` is the command ``netmap``, for machines on which scripts are not on the path."""

from netmap.cli import main

if __name__ == "__main__":
    main()
