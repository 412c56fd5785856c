"""Reading a byline's tokens from left to right: who stands under which label and credit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kg.lexicon.tables import words
from kg.lexicon.words import tag
from kg.model import Byline, Signature, Span
from kg.read.byline_runs import Piece, cut_run, is_outlet
from kg.read.byline_tokens import Token, tokens

_SIGNING = ("reporter", "correspondent", "photographer", "intern", "editor")
_LABELLED = -2.0  # a name's weight after a label, where no other text could follow
_BARE = 0.0
_ENCLOSED = -13.0  # in the bracket after 本报讯 even a name like none other is one
_LIMIT = 240  # no byline is longer
_NO_NAME = ("v", "d", "p", "c", "r", "u")  # parts of speech


@dataclass(slots=True)
class Name:
    """One name, its role so far, and whether a credit says that it took the pictures."""

    text: str
    span: Span
    role: str = ""
    photo: str = ""  # "only" after 摄, "too" after 文/图

    @property
    def roles(self) -> tuple[str, ...]:
        if self.photo == "only":
            return ("photographer",)
        own = self.role or ("reporter" if self.photo else "")
        return tuple(dict.fromkeys((own, "photographer") if self.photo else (own,)))


class Reading(NamedTuple):
    """What was read, and how far."""

    names: tuple[Name, ...]
    agency: str
    dateline: str
    end: int  # after the last token that surely is the byline's
    labelled: bool  # a label, a credit or a mark says that this is a byline
    trusted: bool  # an outlet or a mark says so, too

    @property
    def byline(self) -> Byline:
        by_role = {role: tuple(dict.fromkeys(s.name for s in self.signatures if s.role == role)) for role in _SIGNING}
        return Byline(
            by_role["reporter"], by_role["correspondent"], by_role["photographer"], by_role["intern"],
            by_role["editor"], self.agency, self.dateline,
        )

    @property
    def signatures(self) -> tuple[Signature, ...]:
        pairs = ((name, role) for name in self.names for role in name.roles if role in _SIGNING)
        return tuple(Signature(role, name.text, name.span) for name, role in pairs)  # type: ignore[arg-type]


def read(
    text: str, folded: str, within: Span, *, strict: bool, agency: str = "", trusted: bool = False,
    enclosed: bool = False,
) -> Reading:
    """The byline in `within`; `strict` stops where something stands that is surely none.

    `trusted` where something before already says that this is a byline: 本报讯(.
    """
    within = Span(within.begin, min(within.end, within.begin + _LIMIT))
    reader = _Reader(text, folded, within, strict, agency, trusted, enclosed)
    reader.run_through(_with_spaced_names(folded, list(tokens(folded, within))))
    return Reading(tuple(reader.names), reader.agency, reader.dateline, reader.end, reader.labelled, reader.trusted)


def _with_spaced_names(folded: str, found: list[Token]) -> list[Token]:
    """The tokens with 刘 招 as one run: single characters beside each other, a surname before two."""
    joined: list[Token] = []
    singles = 0
    for token in found:
        size = token.span.end - token.span.begin
        if _continues(folded, joined, token, singles):
            joined[-2:] = [Token("run", Span(joined[-2].span.begin, token.span.end))]
            singles = 0
        else:
            joined.append(token)
            singles = size if token.kind == "run" and size == 1 else (singles if token.kind == "space" else 0)
    return joined


def _continues(folded: str, joined: list[Token], token: Token, singles: int) -> bool:
    if token.kind not in ("run", "text") or singles != 1 or len(joined) < 2 or joined[-1].kind != "space":
        return False
    size = token.span.end - token.span.begin
    return size == 1 or (token.kind == "run" and size == 2 and joined[-2].span.of(folded) in words("names_surnames.txt"))


class _Reader:
    """Where the reading stands; `run_through` is the only way in."""

    def __init__(self, text: str, folded: str, within: Span, strict: bool, agency: str, trusted: bool, enclosed: bool) -> None:
        self.text, self.folded, self.strict = text, folded, strict
        self.agency, self.dateline, self.trusted, self.enclosed = agency, "", trusted, enclosed
        self.end = within.begin
        self.labelled = self.marked = False
        self.names: list[Name] = []
        self.role = ""
        self.photo = ""
        self.group = 0  # names since the last credit
        self.label = 0  # names since the last label
        self.heads = 0  # labels since the last credit

    def run_through(self, found: list[Token]) -> None:
        padded = [Token("space", Span(0, 0)), *found, Token("space", Span(0, 0))]
        for at in range(1, len(padded) - 1):
            if not self._take(padded, at) and self.strict:
                return

    def _take(self, found: list[Token], at: int) -> bool:
        """Whether the token belongs into a byline; reads it."""
        token = found[at]
        if token.kind == "run":
            return self._run(token, found[at - 1], found[at + 1 : at + 7])
        if token.kind == "label":
            self._label(token.role, found[at - 1].kind == "colon")
            self.trusted = self.trusted or token.span.end - token.span.begin > 3  # 见习记者
        elif token.kind == "text":
            self._text(found[at + 1].kind == "colon" and found[at - 1].kind != "colon", token)
        elif token.kind in ("photo", "both"):
            self._photo("only" if token.kind == "photo" else "too", found, at)
        elif token.kind == "mark":
            self.role, self.labelled, self.trusted, self.marked = "reporter", True, True, True
        elif token.kind in ("report", "source"):
            self._report(token)
        if token.kind == "close":
            self.end = token.span.end
        return token.kind != "odd"

    def _label(self, role: str, after_slash: bool) -> None:
        self.labelled = True
        if role in ("editor", "other") and after_slash and len(self.names) > self.group and not self.role:
            for name in self.names[self.group :]:  # 某某/制表
                name.role = role
        if role in ("editor", "other") or (self.photo and len(self.names) > self.label):
            self.photo = ""
        if role == "photographer" and len(self.names) > self.group:
            self.photo = ""
        self.role, self.label = role, len(self.names)
        self.heads += 1

    def _text(self, before: bool, token: Token) -> None:
        self.labelled = True
        if not before:
            for name in self.names[self.group :]:
                name.role = name.role or "reporter"
            self.end = token.span.end
        self._close("reporter" if before else "")

    def _photo(self, kind: str, found: list[Token], at: int) -> None:
        self.labelled = True
        before = self._stands_before_names(found, at)
        if before or len(self.names) == self.group:
            self._close("photographer" if kind == "only" else "")
            self.photo = kind
            return
        # 本报讯(记者 A 通讯员 B 摄): the last label's, because somebody must have written the text
        alone = kind == "only" and self.heads > 1 and self.trusted and self.folded[: self.label].find("讯") >= 0
        for name in self.names[self.label if alone else self.group :]:
            name.photo = kind
        self.end = found[at].span.end
        self._close("")

    def _stands_before_names(self, found: list[Token], at: int) -> bool:
        after = [token.kind for token in found[at + 1 : at + 4] if token.kind not in ("note", "space")]
        if found[at - 1].kind == "colon":
            return False
        if after[:1] == ["colon"]:
            return True
        word = found[at].span.of(self.folded)
        return word.startswith(("摄影", "图片", "拍摄")) and after[:1] in (["run"], ["label"])

    def _close(self, role: str) -> None:
        self.role, self.photo = role, ""
        self.group = self.label = len(self.names)
        self.heads = 0

    def _report(self, token: Token) -> None:
        word = token.span.of(self.folded)
        if word.startswith("发自"):
            self.dateline = self.dateline or word.removeprefix("发自").strip()
        if self.names or self.agency:
            self.end = token.span.end

    def _run(self, token: Token, before: Token, after: list[Token]) -> bool:
        run = token.span.of(self.folded)
        follows = after[0].kind
        if " " in run:  # 刘 招
            self._add(token.span)
            return True
        reported = self._leads_to_report(after)
        pieces = cut_run(run, token.span.begin, place_at_end=reported)
        if follows == "label" and is_outlet(run) and self.heads == 0:
            pieces = (Piece("outlet", token.span, 0.0),)
        if reported and follows != "space" and self._is_unknown_place(pieces, before):
            pieces = (Piece("place", token.span, 0.0),)
        elif follows == "label" and self.heads == 0 and not _all_sure(pieces) and (self.labelled or not self.strict):
            pieces = (Piece("outlet", token.span, 0.0),)  # 文/某某调查特约记者
        if self.strict and not self._fits(pieces):
            return False
        if follows == "label" and run in words("dateline_places.txt"):
            return True  # 纽约特派记者: where the reporter sits
        for piece in pieces:
            self._piece(piece)
        return True

    def _leads_to_report(self, after: list[Token]) -> bool:
        """Whether nothing but places stands before 报道: 东莞、广州报道."""
        for token in after:
            is_place = token.kind == "run" and token.span.of(self.folded) in words("dateline_places.txt")
            if not is_place and token.kind not in ("space", "pause"):
                return self._is_report(token)
        return False

    def _is_report(self, token: Token) -> bool:
        return token.kind == "report" or (token.kind == "both" and token.span.of(self.folded).endswith("报道"))

    def _is_unknown_place(self, pieces: tuple[Piece, ...], before: Token) -> bool:
        """荷兰埃因霍温5月8日电, 某某 郾城报道."""
        return bool(self.names) and before.kind in ("space", "open") and pieces[-1].kind != "place"

    def _fits(self, pieces: tuple[Piece, ...]) -> bool:
        floor = _ENCLOSED if self.enclosed else _LABELLED if self.role else _BARE
        names = [piece for piece in pieces if piece.kind == "name"]
        if self.marked and self.heads == 0 and not all(self._is_lone_name(piece) for piece in names):
            return False  # ■追访: a subheading
        if any(piece.kind == "junk" for piece in pieces):
            return False
        if len(pieces) == len(names) == 1 and self.trusted and self.role and names[0].span.end - names[0].span.begin <= 3:
            return not self._is_word(names[0])
        return all(piece.weight > floor and not (self._is_word(piece) and len(pieces) == 1) for piece in names)

    def _is_lone_name(self, piece: Piece) -> bool:
        return piece.weight > _BARE and tag(piece.span.of(self.folded)) in ("", "nr", "nrt")

    def _is_word(self, piece: Piece) -> bool:
        word = piece.span.of(self.folded)
        return word in words("byline_not_names.txt") or (piece.weight < 6 and tag(word).startswith(_NO_NAME))

    def _piece(self, piece: Piece) -> None:
        if piece.kind == "outlet":
            self.agency = self.agency or piece.span.of(self.text)
            self.trusted = True
            self.role = self.role or "reporter"  # an outlet before a person is a label: 某某晚报甲某
        elif piece.kind == "place":
            self.dateline = self.dateline or piece.span.of(self.text)
        elif piece.kind == "name":
            self._add(piece.span)

    def _add(self, span: Span) -> None:
        name = "".join(span.of(self.text).split())
        self.names.append(Name(name, span, self.role, self.photo))
        self.end = span.end


def _all_sure(pieces: tuple[Piece, ...]) -> bool:
    return all(piece.kind != "junk" and piece.weight > _LABELLED for piece in pieces)
