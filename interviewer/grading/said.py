"""What a candidate said, as far as other words are held to it: words, names, numbers, own acts, negations."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from interviewer.grading.segments import spans
from interviewer.grading.stems import Number, is_number, numbers, plain, stem, word_set, words

NEGATIONS = word_set("not no never without nobody none nothing hardly cannot nor neither failed")
SUPPOSED = word_set(
    """would could might should may will want wanted plan planned planning hope hoped try tried trying going need wish
    if intend intended"""
)
"""Words that make of what follows a wish, a plan or a supposition."""
REACH = 3
"""Words over which a negation or a supposition reaches, as far as no comma comes between."""
NEAR = 8
"""Words on either side of a number among which stands what it counts."""
_OTHERS = word_set("we they he she you who which that there")
_STARTS = word_set("when where because while since although though as if whether what how")
_JOINED = word_set("and then but or")
_AFTER_OBJECT = word_set(
    "and then but or to in on for with by from into out up at before after so down off over again myself"
)
_PAUSE = re.compile(r"[,;:.!?]|-$")
_BRACKETS = "()\"'"


class Token(NamedTuple):
    """One word of a sentence, as it is compared."""

    word: str
    stem: str
    content: bool
    """No function word."""
    negated: bool
    supposed: bool
    own: bool
    """Stands where the verb of something that one did oneself stands: behind 'I', or joined to such a verb."""
    mine: bool
    """Stands behind 'my'."""
    chunk: int
    """Which of the sentence's chunks it is of."""


def tokens(chunks: Sequence[str], glue: Collection[str]) -> list[Token]:
    """The words of one sentence; a chunk is what stands between blanks."""
    split = [(word, at) for at, chunk in enumerate(chunks) for word in words(chunk)]
    made: list[Token] = []
    subject, expecting, mine, reach, pending = "", False, False, 0, ""
    for place, (word, at) in enumerate(split):
        content = word not in glue
        following = split[place + 1][0] if place + 1 < len(split) else ""
        if word == "i":
            subject, expecting = "i", True
        elif word in _OTHERS or word in _STARTS or (word == "it" and following not in _AFTER_OBJECT):
            subject, expecting = word, False
        elif subject == "i" and word in _JOINED:
            expecting = following not in glue
        own = content and subject == "i" and expecting and not word.endswith("ly")
        if own and made and made[-1].word in _JOINED and chunks[at].lstrip(_BRACKETS)[:1].isupper():
            subject, expecting, own = word, False, False
        made.append(
            Token(
                word,
                stem(word),
                content,
                pending == "not" and reach > 0,
                pending == "if" and reach > 0,
                own,
                mine and content,
                at,
            )
        )
        reach -= 1
        if own:
            expecting = False
        mine = word == "my" or (mine and not content)
        if word in NEGATIONS or word in SUPPOSED:
            pending, reach = "not" if word in NEGATIONS else "if", REACH
        last = place + 1 == len(split) or split[place + 1][1] != at
        if last and _PAUSE.search(chunks[at].rstrip(_BRACKETS)):
            reach = 0
            expecting = expecting or (subject == "i" and chunks[at].endswith(",") and following not in glue)
    return made


class Said:
    """The candidate's words, once read."""

    def __init__(self, texts: Iterable[str], glue: Collection[str]) -> None:
        """`texts`: what counts as said, sentences or whole turns. `glue`: lower-case words that state nothing."""
        self.glue = frozenset(glue)
        self._forms: dict[str, set[tuple[bool, bool]]] = defaultdict(set)
        """Stem to the ways it stood: negated, supposed."""
        self._places: dict[str, set[int]] = defaultdict(set)
        """Stem to the numbers of its sentences."""
        self._own: set[str] = set()
        self._mine: set[str] = set()
        self._names: set[str] = set()
        self._numbers: dict[Number, list[frozenset[str]]] = defaultdict(list)
        for number, chunks in enumerate(_sentences(texts)):
            self._read(number, chunks)

    def _read(self, number: int, chunks: list[str]) -> None:
        found = tokens(chunks, self.glue)
        for place, token in enumerate(found):
            if token.content:
                self._forms[token.stem].add((token.negated, token.supposed))
                self._places[token.stem].add(number)
                if token.own or place == 0:
                    self._own.add(token.stem)
                if token.mine:
                    self._mine.add(token.stem)
        for at, chunk in enumerate(chunks):
            bare = chunk.strip(".,;:!?()\"'")
            self._names.update(part for part in re.findall(r"[^\W\d_]+", bare) if part[:1].isupper())
            if is_number(chunk):
                following = "".join(words(chunks[at + 1])[:1]) if at + 1 < len(chunks) else ""
                near = frozenset(token.stem for token in found if token.content and abs(token.chunk - at) <= NEAR)
                for figure in numbers(chunk, following):
                    self._numbers[figure].append(near)

    def word(self, token: Token) -> bool:
        """Whether a content word was said, as far as negation and supposition go alike."""
        return any(
            negated == token.negated and (token.supposed or not supposed)
            for negated, supposed in self._forms.get(token.stem, ())
        )

    def own(self, token: Token) -> bool:
        """Whether the candidate said this of themself."""
        return token.stem in self._own

    def mine(self, token: Token) -> bool:
        """Whether the candidate called this theirs."""
        return token.stem in self._mine

    def name(self, word: str) -> bool:
        """Whether the word was written with a capital, as a name is."""
        return word in self._names

    def number(self, chunk: str, following: str = "", counted: str = "") -> bool:
        """Whether the number that a chunk is was said, and near what it counts (a stem), where that is given."""
        near = self._numbers.get(numbers(chunk, following)[0], [])
        return any(not counted or counted in stems for stems in near)

    def together(self, first: Token, second: Token) -> bool:
        """Whether two words that were said belong together: in one sentence, or in two that follow each other.

        An act of one's own belongs to what stands in its sentence.
        """
        reach = 0 if first.own else 1
        return any(abs(one - other) <= reach for one in self._places[first.stem] for other in self._places[second.stem])


def _sentences(texts: Iterable[str]) -> Iterator[list[str]]:
    for text in texts:
        clear = plain(text)
        for start, end in spans(clear):
            yield clear[start:end].split()
