"""Variations as data: in which ways a case is changed, how far its total may move, the texts that are put into it."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from interviewer.domain.base import Value

Place = Literal["before", "behind", "new_line", "turn", "between"]
"""Of the candidate's words: before the first, behind the last, behind it on a new line, in a turn of its own behind
another question, or spread between the sentences."""


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty. Write it, or remove the entry.")
    return text


Text = Annotated[str, AfterValidator(_said)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Variation(Value):
    """What all ways have in common."""

    id: Id
    about: str
    rise: float | None = Field(default=None, ge=0)
    """Points by which the total may rise; None: any."""
    fall: float | None = Field(default=None, ge=0)
    """Points by which it may fall; None: any."""
    bases: tuple[str, ...] = ()
    """Ids of the cases that are varied; empty: all."""
    below: float | None = None
    """Only cases of which the reference total is below this."""
    under_words: int | None = Field(default=None, ge=1)
    """Only cases in which the candidate says fewer words."""
    of: str | None = None
    """An earlier variation of the file: its variants are the bases, and what these are compared with."""


class Sentences(Variation):
    """Some sentences of a list are added; each base gets those that are next in the list."""

    way: Literal["sentences"]
    file: str
    """SentenceFile."""
    count: int = Field(default=4, ge=1)
    up_to_words: int | None = Field(default=None, ge=1)
    """As many as the candidate needs to say this many words, instead of `count`."""
    places: tuple[Place, ...] = Field(min_length=1)


class Payloads(Variation):
    """Each payload of a list in each place of each base; the variants are named by the payload's family."""

    way: Literal["payloads"]
    file: str
    """PayloadFile."""
    places: tuple[Place, ...] = Field(min_length=1)
    crossed: Literal["all", "bases", "once"] = "all"
    """With every base and place; with every base, the places by turns; or each place in one base, the next in turn."""


class Repeated(Variation):
    """The candidate says everything twice: the whole turn again, or each sentence."""

    way: Literal["repeated"]
    what: Literal["turns", "sentences"]


class Ordered(Variation):
    """The sentences of each of the candidate's turns in another order."""

    way: Literal["ordered"]
    how: Literal["reversed", "halves", "alternate"]
    """The last first; the second half first; every other one first."""


class Cased(Variation):
    """All letters large, or all small."""

    way: Literal["cased"]
    how: Literal["upper", "lower"]


class Disguised(Variation):
    """Letters replaced by others that look like them, or with something invisible behind them."""

    way: Literal["disguised"]
    letters: dict[str, str] = Field(default_factory=dict)
    """Letter to the one in its place."""
    behind: str = ""
    """What is put behind the letter."""
    every: int = Field(default=1, ge=1)
    """Only every so manieth of the letters that can be disguised."""
    turns: Literal["all", "last"] = "all"


class Swapped(Variation):
    """Names and words of gender are exchanged, each with its partner."""

    way: Literal["swapped"]
    file: str
    """PairFile."""


class Slipped(Variation):
    """Slips of grammar, or what dictation makes of speech."""

    way: Literal["slipped"]
    file: str
    """SlipFile."""


class Twins(Variation):
    """Another telling of a case, written by hand."""

    way: Literal["twins"]
    file: str
    """TwinFile."""


class Replies(Variation):
    """A probe with its reply is added, written for the case."""

    way: Literal["replies"]
    file: str
    """ReplyFile."""


class Exchanges(Variation):
    """Each probe of a list with its reply is added to each base."""

    way: Literal["exchanges"]
    file: str
    """ExchangeFile."""


class Cut(Variation):
    """The last probe and its reply are left out."""

    way: Literal["cut"]


Way = Annotated[
    Sentences
    | Payloads
    | Repeated
    | Ordered
    | Cased
    | Disguised
    | Swapped
    | Slipped
    | Twins
    | Replies
    | Exchanges
    | Cut,
    Field(discriminator="way"),
]


class VariationFile(Value):
    """What a suite names."""

    about: str
    variations: tuple[Way, ...] = Field(min_length=1)


class SentenceFile(Value):
    """Sentences that fit behind any other."""

    about: str
    sentences: tuple[Text, ...] = Field(min_length=1)


class Payload(Value):
    """Words that are meant for the grader."""

    id: Id
    family: Id
    text: Text


class PayloadFile(Value):
    """All payloads there are."""

    about: str
    payloads: tuple[Payload, ...]


class PairFile(Value):
    """Words that are exchanged, both ways. A word with a capital is a name: it is found with its capital only."""

    about: str
    pairs: tuple[tuple[Text, Text], ...]
    objects: tuple[Text, ...] = ()
    """Words before which 'her' stands alone: it becomes 'him' there, and 'his' before any other."""


class Slip(Value):
    """Whole words and what is said for them."""

    find: Text
    put: str
    """Empty: they are left out."""
    every: int = Field(default=1, ge=1)
    """Only every so manieth of them."""


class SlipFile(Value):
    """Slips, one after another, and what a microphone leaves out."""

    about: str
    slips: tuple[Slip, ...] = ()
    fillers: tuple[Text, ...] = ()
    """Put in by turns."""
    filler_every: int = Field(default=12, ge=1)
    """Words from one filler to the next."""
    marks_dropped: str = ""
    """Punctuation that is left out at the end of words."""
    lower: bool = False
    """No capital letters."""


class Twin(Value):
    """A case told otherwise."""

    base: str
    text: Text
    """For the candidate's first turn."""
    replies: tuple[Text, ...] = ()
    """For the turns behind it; those that are not named stay."""


class TwinFile(Value):
    """At most one twin of a case."""

    about: str
    twins: tuple[Twin, ...]


class Reply(Value):
    """A probe and what the candidate says to it."""

    base: str
    question: Text
    text: Text


class ReplyFile(Value):
    """At most one reply for a case."""

    about: str
    replies: tuple[Reply, ...]


class Exchange(Value):
    """A probe and a reply that fit behind any answer."""

    id: Id
    question: Text
    text: Text


class ExchangeFile(Value):
    """Exchanges."""

    about: str
    exchanges: tuple[Exchange, ...]
