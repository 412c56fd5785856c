"""`python -m kg` is `kg`."""

import sys


def main() -> None:
    """Runs the command line; Ctrl-C while it is still being loaded ends it without a word."""
    try:
        from kg.cli import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
