"""The processes that answer queries: as many as may work at a time, each replaced when it is lost or worn out."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import astuple, dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from kg.errors import InputError
from kg.graph.sparql import Dataset
from kg.lexicon.characters import shown
from kg.serve import frames
from kg.serve.begin import begin, lost, settle, slow
from kg.serve.forms import Wanted
from kg.serve.limits import Limits, Refused
from kg.serve.shares import Shares, busy

_IN_MEMORY = 1 << 20  # bytes of an answer that need no file
_BEGINS = 60.0  # seconds that a process may take to open the store
_LAST_WORDS = 1.0  # seconds between the end of a line and the exit code
_AGAIN = "30"  # seconds


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the graphs that the protocol chose for it, and the forms its client takes."""

    sparql: str
    dataset: Dataset | None
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that is whole."""

    media: str
    size: int
    file: IO[bytes]


class Respondent:
    """One process, and the line to it."""

    def __init__(self, process: ForkServerProcess, line: socket.socket) -> None:
        self._process = process
        self._line = line
        self.alone = False  # whether it has no network
        self.spent = True  # whether it can't be asked (again)
        self._ended = False

    @classmethod
    async def begun(cls, folder: Path, limits: Limits) -> Respondent:
        """One that has the store open; InputError where none could begin."""
        one = await cls._forked(folder, limits.memory)
        try:
            async with asyncio.timeout(_BEGINS):
                kind, data = await frames.heard(one._line)
            said = frames.unpacked(data)
            if kind == frames.FAILED:
                raise InputError(said["sentence"])
        except EOFError as error:
            raise lost(folder, limits.memory, await one.end(_LAST_WORDS)) from error
        except TimeoutError as error:
            await one.end()
            raise slow(folder, _BEGINS) from error
        except BaseException:  # a cancelled wait as well: nothing begun may be left
            await one.end()
            raise
        one.alone, one.spent = said["alone"], False
        return one

    @classmethod
    async def _forked(cls, folder: Path, memory: int) -> Respondent:
        """One that is about to open the store; a thread that begins it goes on when nobody waits any more."""
        beginning = asyncio.ensure_future(asyncio.to_thread(begin, folder, memory))
        try:
            return cls(*await asyncio.shield(beginning))
        except asyncio.CancelledError:
            with suppress(InputError):
                await cls(*await beginning).end()
            raise

    async def answer(self, question: Question, limits: Limits) -> Reply:
        """The whole answer; Refused where there is none. Left early, it is spent."""
        self.spent = True
        content = {"sparql": question.sparql, "wanted": astuple(question.wanted), "rows": limits.rows}
        dataset = question.dataset and astuple(question.dataset)
        granted = {"bytes": limits.answer, "seconds": limits.timeout}
        await frames.ask(self._line, {**content, **granted, "dataset": dataset})
        file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it is open as long as its reply is sent
        try:
            media = await self._collect(file)
        except BaseException:  # a cancelled wait as well: nothing begun may be left
            file.close()
            raise
        size = file.tell()
        file.seek(0)
        return Reply(media, size, file)

    async def _collect(self, file: IO[bytes]) -> str:
        """Writes the pieces of an answer; its media type."""
        while True:
            kind, data = await frames.heard(self._line)
            if kind != frames.PIECE:
                break
            file.write(data)
        said = frames.unpacked(data)
        self.spent = said["tired"]
        if kind == frames.FAILED:
            raise Refused(said["status"], said["sentence"])
        return str(said["media"])

    async def end(self, patience: float = 0.0) -> int | None:
        """Ends the process, which has so many seconds to end by itself; its exit code."""
        if not self._ended:
            self._ended = True
            self._line.close()
            await asyncio.to_thread(self._process.join, patience)
            self._process.kill()
            await asyncio.to_thread(self._process.join)
        return self._process.exitcode


class Pool:
    """Answers questions, each in a process that does nothing else meanwhile."""

    def __init__(self, folder: Path, limits: Limits, log: Callable[[str], None] = lambda _: None) -> None:
        self.limits = limits
        self._log = log
        self._failing = False  # whether the last process that was to begin could not
        self._shares = Shares(limits)
        self.alone = False  # whether its processes have no network
        self._folder = folder
        self._all: set[Respondent] = set()
        self._free: asyncio.Queue[Respondent] = asyncio.Queue()
        self._beginning: asyncio.Task[None] | None = None
        self._replacing: set[asyncio.Task[None]] = set()

    async def begin(self) -> None:
        """All processes have the store open afterwards; InputError where one could not."""
        if self._beginning is None:
            self._beginning = asyncio.create_task(self._begin_all())
        await asyncio.shield(self._beginning)

    async def _begin_all(self) -> None:
        settle()
        try:
            async with asyncio.TaskGroup() as tasks:
                for _ in range(self.limits.concurrent):
                    tasks.create_task(self._begin_one())
        except* InputError as errors:
            raise errors.exceptions[0] from None  # the others say the same

    async def _begin_one(self) -> None:
        one = await Respondent.begun(self._folder, self.limits)
        self.alone, self._failing = one.alone, False
        self._all.add(one)
        self._free.put_nowait(one)

    @property
    def able(self) -> bool:
        """Whether there is a process, or will be in a moment."""
        return bool(self._all) or not self._failing

    async def ask(self, question: Question, client: str = "") -> Reply:
        """The whole answer; Refused where there is none, or no time for it. Cancelled, it stops the query."""
        await self.begin()
        async with self._shares.share(client):
            return await self._asked(question)

    async def _asked(self, question: Question) -> Reply:
        one = await self._turn()
        try:
            async with asyncio.timeout(self.limits.timeout):
                return await one.answer(question, self.limits)
        except TimeoutError as error:
            raise _too_long(self.limits) from error
        except EOFError as error:
            raise _lost(await one.end(_LAST_WORDS), self.limits) from error
        finally:
            self._put_back(one)

    async def _turn(self) -> Respondent:
        """A process that is free, now or as soon as one that was lost is replaced."""
        if not self.able:
            raise Refused(503, "no process can be begun that answers (expected another try later)", Retry_After=_AGAIN)
        try:
            async with asyncio.timeout(self.limits.timeout):
                return await self._free.get()
        except TimeoutError as error:
            raise busy(f"no turn within {self.limits.timeout:g} s") from error

    def _put_back(self, one: Respondent) -> None:
        if not one.spent:
            self._free.put_nowait(one)
            return
        self._all.discard(one)
        task = asyncio.create_task(self._replace(one))
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    async def _replace(self, one: Respondent) -> None:
        await one.end()
        while True:
            try:
                return await self._begin_one()
            except InputError as error:  # the system has no room for it now
                if not self._failing:
                    self._log(f"! {shown(str(error))}")
                self._failing = True
                await asyncio.sleep(1)

    async def end(self) -> None:
        """Ends all processes, also those at work."""
        tasks = [*self._replacing, *([self._beginning] if self._beginning else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*(one.end() for one in self._all), *tasks, return_exceptions=True)
        self._all.clear()


def _too_long(limits: Limits) -> Refused:
    sentence = f"the query took more than {limits.timeout:g} s (expected one that names more, or a LIMIT)"
    return Refused(503, sentence, Retry_After=_AGAIN)


def _lost(code: int | None, limits: Limits) -> Refused:
    """Rust ends a process that gets no memory by SIGABRT, the system by SIGKILL."""
    if code == -signal.SIGALRM:
        return _too_long(limits)
    if code in (-signal.SIGABRT, -signal.SIGKILL):
        sentence = f"the query needed more than {limits.memory >> 20:,} MB of memory (expected one that holds less)"
    else:
        sentence = f"the query broke the process that answers it, exit code {code} (expected another query)"
    return Refused(503, sentence, Retry_After=_AGAIN)
