"""A rewrite held to what the candidate said: every number, name and claim of its own becomes a slot."""

import re
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from interviewer.domain.coaching import LONGEST_SLOT, Coaching
from interviewer.grading.said import NEGATIONS, Said, Token, tokens
from interviewer.grading.stems import is_number, plain, word_set, words
from interviewer.grading.wording import capitalised

CLAIMING = NEGATIONS | word_set("because each first instead last longer myself once out rather since")
"""Function words of the coaching file that state something where a model adds them."""
OPENING = word_set("because instead rather since without once out first last longer")
"""Of these, the ones that may lead to a slot: 'because [why?]' leaves the reason to the candidate."""
_LEAD = 5
"""Function words that may stand between such a word and its slot."""
MOST_SLOTS = 2 / 3
"""Share of a rewrite's slots among slots and words that state something; with more it says nothing."""
_PIECE = re.compile(r"(\[[^\[\]]*\]|[^\s\[\]]+|\s+)")
_CORE = re.compile(r"[\w$€£¥₹](?:.*[\w%])?", re.DOTALL)
_QUESTION = re.compile(
    r"(?:(?:by|from|to|in|on|at|with|for|of|about|out of|so|do|did) )?"
    r"(?:who|whom|whose|what|when|where|why|how|which)\b",
    re.IGNORECASE,
)
_SLOT_TEXT = re.compile(r"[A-Za-z][A-Za-z ,'?-]*")
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}:\d\d|\d+[-/]\d+[-/]\d+")
_DATES = word_set(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday yesterday today tomorrow christmas"""
)
_AMOUNTS = word_set(
    """all every many most several few both some any whole entire always only everyone everybody multiple numerous
    various lot lots more less fewer majority"""
)
_PAUSES = ",;:.!?"
_CLAUSES = word_set("and but then so because which who that when while after before until since if")
_HOW_MANY = "[how many?]"
_PLACES, _PEOPLE = word_set("at in near"), word_set("with by told asked to for and")


class Grounded(NamedTuple):
    """A rewrite after the check."""

    text: str
    slots: int
    stated: int
    """Words and numbers outside slots that state something; all of them are the candidate's."""
    replaced: tuple[str, ...]
    """What the candidate did not say, as it was written."""

    @property
    def hollow(self) -> bool:
        """Whether it is mostly slots."""
        return not self.stated or self.slots > MOST_SLOTS * (self.slots + self.stated)


def glue_of(coaching: Coaching) -> frozenset[str]:
    """The function words that anybody may add: those of the coaching file without the ones that claim something."""
    return coaching.glue - CLAIMING


def slot_words(coaching: Coaching) -> dict[str, str]:
    """Thing measured to the slot that asks for its size."""
    return {word: slot for slot, things in coaching.units.items() for word in things}


def grounded(rewrite: str, said: Said, units: Mapping[str, str]) -> Grounded:
    """`rewrite` with everything that is not the candidate's replaced by a slot that names what to fill in."""
    return _Check(rewrite, said, units).result()


class _Check:
    """One rewrite being checked, sentence by sentence, chunk by chunk."""

    def __init__(self, rewrite: str, said: Said, units: Mapping[str, str]) -> None:
        self.said, self.units = said, units
        self.pieces: list[str] = _PIECE.findall(plain(rewrite))
        self.chunks = [n for n, piece in enumerate(self.pieces) if not piece.isspace()]
        self.tokens: dict[int, list[Token]] = {n: [] for n in self.chunks}
        self.capitals: set[int] = set()
        """Chunks with a capital that no sentence's beginning explains."""
        self.replaced: list[str] = []
        self.stated = 0
        self._lower()
        sentence: list[int] = []
        for n in self.chunks:
            sentence.append(n)
            if self.pieces[n][-1] in ".!?":
                self._read(sentence)
                sentence = []
        self._read(sentence)

    def _lower(self) -> None:
        """Write with a capital what the candidate wrote so, and nothing else: no verb passes for a name."""
        start = True
        for n in self.chunks:
            piece = self.pieces[n]
            if not start and not piece.startswith("[") and words(piece)[:1] != ["i"] and piece != piece.casefold():
                self.capitals.add(n)
                if not self._named(piece):
                    self.pieces[n] = piece.casefold()
            start = piece[-1] in ".!?"

    def _read(self, sentence: list[int]) -> None:
        bare = ["," if self.pieces[n].startswith("[") else self.pieces[n] for n in sentence]
        for token in tokens(bare, self.said.glue):
            self.tokens[sentence[token.chunk]].append(token)

    def result(self) -> Grounded:
        made: list[str] = []
        for at, n in enumerate(self.chunks):
            piece = self.pieces[n]
            written = _slot(piece) if piece.startswith("[") else self._chunk(at)
            made.append(written)
        text, slots = _joined(made)
        return Grounded(capitalised(text), slots, self.stated, tuple(self.replaced))

    def _chunk(self, at: int) -> str:
        """A chunk as it may stand: itself, in the candidate's spelling, or a slot between its punctuation."""
        n = self.chunks[at]
        found = _CORE.search(self.pieces[n])
        if not found:
            return self.pieces[n]
        lead, core, trail = self.pieces[n][: found.start()], found[0], self.pieces[n][found.end() :]
        slot = self._number(at, core) if is_number(core) else self._word(at)
        if slot is not None:
            self.replaced.append(core)
            return f"{lead}{slot}{trail}"
        self.stated += any(token.content for token in self.tokens[n])
        if core.casefold() == "my" and not self._mine(at):
            core = "the"
        return f"{lead}{core}{trail}"

    def _number(self, at: int, core: str) -> str | None:
        """A slot for a number that was not said, or not of what follows it here."""
        following = self._neighbour(at + 1)
        around = [*self._following(at), *reversed(self._before(at))]
        counted = next((item.stem for item in around if self._counts(item)), "")
        if self.said.number(core, following, counted):
            return None
        if _YEAR.search(core):
            return "[when?]"
        if core[0] in "$€£¥₹":
            return "[how much?]"
        if core.endswith("%"):
            return "[what share?]"
        if following and following not in self.said.glue:
            return _HOW_MANY
        before = reversed([token.word for n in self.chunks[:at] for token in self.tokens[n]])
        return next((self.units[word] for word in before if word in self.units), _HOW_MANY)

    def _word(self, at: int) -> str | None:
        """A slot for a word that states something which the candidate did not."""
        for token in self.tokens[self.chunks[at]]:
            if not token.content or self._opens_slot(at, token.word):
                continue
            if token.own and not self.said.own(token):
                return "[what did you do?]"
            if not self.said.word(token) or not self._belongs(at, token):
                return self._asking(at, token)
        return None

    def _opens_slot(self, at: int, word: str) -> bool:
        """Whether a function word leads to a slot ('since then I [did what?]'), and so claims nothing."""
        if word not in OPENING and (word, self._neighbour(at + 1)) != ("no", "longer"):
            return False
        for n in self.chunks[at + 1 : at + 2 + _LEAD]:
            if self.pieces[n].startswith("["):
                return True
            if any(token.content and token.word not in OPENING for token in self.tokens[n]):
                return False
        return False

    def _belongs(self, at: int, token: Token) -> bool:
        """Whether the candidate spoke of this together with what stands before it in its clause here."""
        before = (item for item in reversed(self._before(at)) if item.content and self.said.word(item))
        return all(self.said.together(item, token) for item in islice(before, 1))

    def _asking(self, at: int, token: Token) -> str:
        before = self._neighbour(at - 1)
        if token.word in _DATES:
            return "[when?]"
        if self.chunks[at] in self.capitals:
            return "[where?]" if before in _PLACES else "[who?]" if before in _PEOPLE else "[who or what?]"
        if token.word in _AMOUNTS:
            return _HOW_MANY
        if token.word == "because":
            return "[why?]"
        return "[how?]" if token.word.endswith("ly") else "[what?]"

    def _neighbour(self, at: int) -> str:
        """The word of another chunk that is next to this one; empty where a slot or nothing is there."""
        found = self.tokens[self.chunks[at]] if 0 <= at < len(self.chunks) else []
        return found[0].word if found else ""

    def _counts(self, token: Token) -> bool:
        """Whether a word may be what a number counts."""
        return token.content and not is_number(token.word) and self.said.word(token)

    def _following(self, at: int) -> list[Token]:
        """The words of the next two chunks, as far as no punctuation or slot comes between."""
        found: list[Token] = []
        for n in self.chunks[at : at + 3]:
            if n != self.chunks[at]:
                if self.pieces[n].startswith("["):
                    break
                found += self.tokens[n]
            if self.pieces[n][-1] in _PAUSES:
                break
        return found

    def _before(self, at: int) -> list[Token]:
        """The words before a chunk, back to where its clause begins or a slot stands."""
        found: list[Token] = []
        for n in reversed(self.chunks[:at]):
            if self.pieces[n].startswith("[") or self.pieces[n][-1] in _PAUSES:
                break
            words_here = self.tokens[n]
            found = [*words_here, *found]
            if any(token.word in _CLAUSES for token in words_here):
                break
        return found

    def _mine(self, at: int) -> bool:
        """Whether what is called 'my' here was called so by the candidate; so is nothing at all."""
        following = next((token for n in self.chunks[at + 1 :] for token in self.tokens[n] if token.content), None)
        return following is None or not following.mine or self.said.mine(following)

    def _named(self, core: str) -> bool:
        return all(self.said.name(part) for part in re.findall(r"[^\W\d_]+", core) if part[:1].isupper())


def _slot(piece: str) -> str:
    """A model's own slot where it asks and states nothing; else a plain one."""
    inner = " ".join(piece[1:-1].split())
    asks = len(inner) <= LONGEST_SLOT and _QUESTION.match(inner) and _SLOT_TEXT.fullmatch(inner)
    capital = any(word[:1].isupper() for word in inner.split()[1:] if word != "I")
    if not asks or capital or any(is_number(word) for word in inner.split()):
        return "[what?]"
    return f"[{inner}]" if inner.endswith("?") else f"[{inner}?]"


def _joined(parts: list[str]) -> tuple[str, int]:
    """The chunks as a text, slots that follow each other as one, and how many slots are left."""
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(part for part in parts if part))
    text = re.sub(r"(\[[^\]]*\])(?:\s+(?:(?:of|the|a|an)\s+)*\[[^\]]*\])+", r"\1", text)
    return text.strip(), text.count("[")
