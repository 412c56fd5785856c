"""Reading a byline's tokens from left to right: who stands under which label and credit."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon.tables import words
from kg.lexicon.words import tag
from kg.model import Span
from kg.read.bylines.dispatch import Dispatch
from kg.read.bylines.reading import Name, Reading, Trust
from kg.read.bylines.runs import Piece, cut_run, is_outlet
from kg.read.bylines.tokens import Token, tokens

_LIMIT = 240  # no byline is longer
_LONGEST_RUN = 24  # characters without a gap in a line that may be a byline; what is longer is prose
_NEAR = 6  # tokens that are looked ahead

# What a name must weigh (runs); in the bracket after 本报讯 even a name like none other is one
_UNLABELLED, _LABELLED, _ENCLOSED = 0.0, -2.0, -13.0
_PLAIN_NAME = 6.0  # from here on, a name is one even where the dictionary has it as a verb

_NAME_TAGS = ("", "nr", "nrt", "nrfg", "nz")  # what the dictionary says of names, if it has them
_NO_NAME_TAGS = ("v", "d", "p", "c", "r", "u")  # verbs, adverbs, … begin with these letters

_ASIDE = ("editor", "other")  # labels of people who did not write or photograph
_NOTHING = Token("space", Span(0, 0))


def read(text: str, folded: str, within: Span, trust: Trust, head: Dispatch | None = None) -> Reading:
    """The byline in `within`, as far as it surely is one; `head` is what stands before it."""
    within = Span(within.begin, min(within.end, within.begin + _LIMIT))
    reader = _Reader(text, folded, trust, head)
    reader.end = within.begin
    reader.take_all(_with_spaced_names(folded, within))
    return Reading(tuple(reader.names), reader.agency, reader.dateline, reader.end, reader.labelled, reader.trust)


def _with_spaced_names(folded: str, within: Span) -> list[Token]:
    """The tokens with 刘 招 as one run: single characters in pairs, a surname before two characters."""
    joined: list[Token] = []
    single = False  # a run of one character stands before, and perhaps a gap
    for token in tokens(folded, within):
        if single and joined[-1].kind == "space" and _continues(folded, joined[-2], token):
            joined[-2:] = [Token("run", Span(joined[-2].span.begin, token.span.end))]
            single = False
            continue
        joined.append(token)
        single = (token.kind == "run" and _size(token) == 1) or (single and token.kind == "space")
    return joined


def _continues(folded: str, surname: Token, token: Token) -> bool:
    known = surname.span.of(folded) in words("names_surnames.txt")
    sizes = (1, 2) if known else (1,)
    return token.kind in ("run", "text") and _size(token) in sizes


def _next_kind(after: Sequence[Token]) -> str:
    return next((token.kind for token in after if token.kind not in ("note", "space")), "")


def _size(token: Token | Piece) -> int:
    return token.span.end - token.span.begin


class _Reader:
    """Where the reading stands. A group is the names since the last credit: 甲某/文 乙某/图 are two."""

    def __init__(self, text: str, folded: str, trust: Trust, head: Dispatch | None) -> None:
        self.text, self.folded, self.trust = text, folded, trust
        self.agency = head.agency.of(text) if head else ""
        self.dateline = head.dateline.of(text) if head else ""
        self.dispatched = head is not None
        self.end = 0
        self.names: list[Name] = []
        self.labelled = False
        self.marked = False  # □■● and no label since
        self.closed = False  # after a bracket: no name follows without a new label
        self.label = ""
        self.photo = ""
        self.photos_only = False  # 摄影 stands before the first label
        self.group = 0  # index of the group's first name
        self.since_label = 0  # index of the first name after the last label
        self.labels = 0  # in this group

    def take_all(self, found: list[Token]) -> None:
        padded = [_NOTHING, *found, _NOTHING]
        for at in range(1, len(padded) - 1):
            if not self._take(padded, at) and self.trust < Trust.GIVEN:
                return

    def _take(self, found: list[Token], at: int) -> bool:
        """Whether the token belongs into a byline; reads it."""
        token, before, after = found[at], found[at - 1], found[at + 1 : at + 1 + _NEAR]
        match token.kind:
            case "run":
                return self._run(token, before, after)
            case "label":
                self._take_label(token, after_slash=before.kind == "colon")
            case "text":
                self._text(token, leads=after[0].kind == "colon" and before.kind != "colon")
            case "photo" | "both":
                self._photo(token, leads=self._leads(token, before, after))
                self.photos_only = not self.names and self.photo == "only" and _next_kind(after) == "label"
            case "report" | "source":
                self._report(token)
            case "mark":
                self.label, self.labelled, self.marked = "reporter", True, True
                self._raise_trust()
            case "close":
                self.end, self.closed = token.span.end, bool(self.names)
        return token.kind != "odd"

    def _raise_trust(self) -> None:
        self.trust = max(self.trust, Trust.SIGNED)

    def _take_label(self, token: Token, *, after_slash: bool) -> None:
        aside = token.role in _ASIDE
        if aside and after_slash and not self.label:
            for name in self.names[self.group :]:  # 甲某/制表
                name.label = token.role
        if aside or token.role == "photographer" or (len(self.names) > self.since_label and not self.photos_only):
            self.photo = ""  # 摄影 甲某 holds up to the next label, 摄影 记者 甲某 通讯员 乙某 for all
        if _size(token) > 3:  # 见习记者: no sentence begins so
            self._raise_trust()
        self.labelled, self.closed, self.marked = True, False, False
        self.label, self.since_label = token.role, len(self.names)
        self.labels += 1

    def _text(self, token: Token, *, leads: bool) -> None:
        """文/甲某 or 甲某/文: wrote the text, and no later credit is theirs."""
        self.labelled = True
        if leads:
            self._close_group("reporter")
            return
        for name in self.names[self.group :]:
            name.label = name.label or "reporter"
        self.end = token.span.end
        self._close_group("")

    def _photo(self, token: Token, *, leads: bool) -> None:
        """摄影/甲某 or 甲某 摄, 文/图 甲某 or 甲某 文/图."""
        self.labelled = True
        kind = "only" if token.kind == "photo" else "too"
        if leads or len(self.names) == self.group:
            self._close_group("photographer" if kind == "only" else "")
            self.photo = kind
            return
        # 本报讯(记者 甲某 通讯员 乙某 摄): the last label's alone, somebody must have written the text
        first = self.since_label if kind == "only" and self.labels > 1 and self.dispatched else self.group
        for name in self.names[first:]:
            name.photo = kind
        self.end = token.span.end
        self._close_group("")

    def _leads(self, token: Token, before: Token, after: Sequence[Token]) -> bool:
        """Whether a credit stands before its names."""
        following = _next_kind(after)
        if before.kind == "colon" or not following:
            return False
        spelled = token.span.of(self.folded).startswith(("摄影", "图片", "拍摄")) and token.kind == "photo"
        return following == "colon" or (spelled and following in ("run", "label"))

    def _close_group(self, label: str) -> None:
        self.label, self.photo = label, ""
        self.group = self.since_label = len(self.names)
        self.labels = 0

    def _report(self, token: Token) -> None:
        word = token.span.of(self.folded)
        if word.startswith("发自"):
            self.dateline = self.dateline or word.removeprefix("发自").strip()
        if self.names or self.agency:
            self.end = token.span.end

    def _run(self, token: Token, before: Token, after: Sequence[Token]) -> bool:
        run, labels = token.span.of(self.folded), after[0].kind == "label"
        if len(run.split()) > 1:  # 刘 招
            self._add(token.span)
            return True
        if self.trust < Trust.GIVEN and len(run) > _LONGEST_RUN:
            return False
        pieces = self._pieces(token, before, after)
        if self.trust < Trust.GIVEN and ((self.closed and not labels) or not self._fit(pieces)):
            return False
        if not (labels and run in words("dateline_places.txt")):  # 纽约特派记者: where the reporter sits
            for piece in pieces:
                self._piece(piece)
        return True

    def _pieces(self, token: Token, before: Token, after: Sequence[Token]) -> tuple[Piece, ...]:
        run, reported = token.span.of(self.folded), self._lead_to_report(after)
        pieces = cut_run(run, token.span.begin, place_at_end=reported)
        if after[0].kind == "label" and self.labels == 0 and self._is_outlet(run, pieces):
            return (Piece("outlet", token.span, 0.0),)
        if reported and self.names and before.kind in ("space", "open") and after[0].kind != "space":
            return pieces if pieces[-1].kind == "place" else (Piece("place", token.span, 0.0),)
        return pieces

    def _is_outlet(self, run: str, pieces: tuple[Piece, ...]) -> bool:
        """Whether a run before the first label is an outlet: also 文/某某专栏特约记者, by its place alone."""
        sure = all(piece.kind != "junk" and piece.weight > _LABELLED for piece in pieces)
        return is_outlet(run) or (not sure and (self.labelled or self.trust == Trust.GIVEN))

    def _lead_to_report(self, after: Sequence[Token]) -> bool:
        """Whether nothing but places stands before 报道: 东莞、广州报道."""
        for token in after:
            is_place = token.kind == "run" and token.span.of(self.folded) in words("dateline_places.txt")
            if not is_place and token.kind not in ("space", "pause"):
                return token.kind == "report" or token.span.of(self.folded) == "摄影报道"
        return False

    def _fit(self, pieces: tuple[Piece, ...]) -> bool:
        """Whether the pieces may stand in a byline at all."""
        names = [piece for piece in pieces if piece.kind == "name"]
        if any(piece.kind == "junk" for piece in pieces):
            return False
        if self.marked and not all(self._is_lone_name(name) for name in names):
            return False  # ■追访 is a subheading
        if len(pieces) == len(names) == 1:
            odd = self.trust >= Trust.SIGNED and self.label and _size(names[0]) <= 3
            return (odd or names[0].weight > self._floor()) and not self._is_word(names[0])
        return all(name.weight > self._floor() for name in names)

    def _floor(self) -> float:
        if self.trust == Trust.ENCLOSED:
            return _ENCLOSED
        return _LABELLED if self.label else _UNLABELLED

    def _is_lone_name(self, name: Piece) -> bool:
        return name.weight > _UNLABELLED and tag(name.span.of(self.folded)) in _NAME_TAGS

    def _is_word(self, name: Piece) -> bool:
        word = name.span.of(self.folded)
        if self.trust >= Trust.ENCLOSED:
            return word in words("byline_not_names.txt")
        doubtful = name.weight < _LABELLED or (self.trust == Trust.BARE and self.label in _ASIDE)
        if doubtful and tag(word) not in _NAME_TAGS:  # 策划 and 视频 are verbs and nouns, too
            return True
        verb = name.weight < _PLAIN_NAME and tag(word).startswith(_NO_NAME_TAGS)
        return verb or word in words("byline_not_names.txt")

    def _piece(self, piece: Piece) -> None:
        match piece.kind:
            case "outlet":
                self.agency = self.agency or piece.span.of(self.text)
                self.label = self.label or "reporter"  # 某某晚报甲某: an outlet before a person is a label
                self._raise_trust()
            case "place":
                self.dateline = self.dateline or piece.span.of(self.text)
            case "name":
                self._add(piece.span)

    def _add(self, span: Span) -> None:
        self.names.append(Name("".join(span.of(self.text).split()), span, self.label, self.photo))
        self.end = span.end
