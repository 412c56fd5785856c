"""What can go wrong, as one tree.

    KGError
    ├── InputError        a file, a folder or an option that cannot be used
    │   ├── UnreadableFile    empty, binary, wrong encoding, no permission
    │   ├── OptionError       an option's value that cannot be
    │   ├── UsageError        a call of the command line that cannot be meant: exit code 2
    │   └── NothingReadable   no page in all that was given: a reason for each file
    ├── DataError         a data file of this package is malformed: file:line: reason
    ├── OutputError       the output folder cannot be written
    ├── WorkerLost        a process that read pages was killed
    └── QueryError        SPARQL that does not parse
        └── TooMuch           an answer longer than is granted

Every message names the file, the value and what was expected. StaleStore, NothingToSee and Namesakes are warnings:
what was asked is done.
"""


class KGError(Exception):
    """Anything this package raises on purpose."""


class InputError(KGError):
    """A file, a folder or an option that cannot be used."""


class UnreadableFile(InputError):
    """One file that holds no readable page; the others are still built."""


class OptionError(InputError):
    """An option's value that cannot be; the message begins with the option's name, as the library has it."""


class UsageError(InputError):
    """A call of the command line that cannot be meant, whatever the files hold."""


class NothingReadable(InputError):
    """No page in all that was given, and for each file the reason."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


class DataError(KGError):
    """A data file of this package is malformed: `file:line: reason`."""


class OutputError(KGError):
    """The output folder cannot be written."""


class WorkerLost(KGError):
    """A process that read pages was killed, as a system does that runs out of memory."""


class QueryError(KGError):
    """SPARQL that does not parse, or asks for what a query may not do."""


class TooMuch(QueryError):
    """An answer longer than is granted."""


class StaleStore(UserWarning):
    """A store that is not of the graph.ttl beside it, which is read in its stead."""


class NothingToSee(UserWarning):
    """A graph without a thing to draw, of which there is a page all the same."""


class Namesakes(UserWarning):
    """A name to begin with that several things bear, all of which are taken."""
