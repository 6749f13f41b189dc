"""Speaking instead of typing, hearing instead of reading: what a page needs of a server that can do either."""

import io
import wave
from collections.abc import Callable, Sequence
from functools import cached_property

from interviewer.errors import ModelNonsense, UsageError
from interviewer.llm.background import BACKGROUND, Background
from interviewer.llm.budget import Budget
from interviewer.llm.voice import TYPE_INSTEAD, Sound, Voice
from interviewer.session.delivery import Said
from interviewer.settings import ModelSettings

PurseOf = Callable[[str], Sequence[Budget]]
"""What the requests for an interview, by its id, are paid from."""


class Speaking:
    """One for all visitors; keeps neither recordings nor texts. Sends nothing before it is asked to."""

    def __init__(self, settings: ModelSettings, purse_of: PurseOf, background: Background = BACKGROUND) -> None:
        self._settings = settings
        self._purse_of = purse_of
        self._background = background

    @property
    def capped_in_money(self) -> bool:
        """A cap in US dollars is set. It could not hold here, as nobody knows what speech costs: so nothing is sent."""
        return any(caps.usd is not None for caps in (self._settings.interview_caps, self._settings.run_caps))

    @property
    def hears(self) -> bool:
        """Whether answers can be spoken."""
        return self._settings.transcription_model is not None and not self.capped_in_money

    @property
    def speaks(self) -> bool:
        """Whether questions can be read aloud."""
        return self._settings.speech_model is not None and not self.capped_in_money

    @property
    def place(self) -> str:
        """Where recordings and questions are sent."""
        return self._settings.base_url

    @property
    def is_here(self) -> bool:
        """That place is this computer."""
        return self._settings.is_here

    def written(self, interview_id: str, wav: bytes) -> Said:
        """The words of a recording, and how long it is.

        Raises ModelError, also where no words were heard, and UsageError where the recording cannot be sent.
        """
        seconds = seconds_of(wav)
        text = self._background.run(self._voice.transcribe(wav, budgets=self._purse_of(interview_id)))
        if not text:
            raise ModelNonsense(
                f"No words were found in the recording of {seconds:.0f} s. Listen to it: is the right microphone on? "
                f"Record again. {TYPE_INSTEAD}"
            )
        return Said(text, seconds)

    def read_aloud(self, interview_id: str, text: str) -> Sound:
        """Somebody saying it. Raises ModelError."""
        return self._background.run(self._voice.speak(text, self._purse_of(interview_id)))

    @cached_property
    def _voice(self) -> Voice:
        return Voice(self._settings)


def seconds_of(wav: bytes) -> float:
    """How long a recording is. Raises UsageError for bytes that are no WAV file, or an empty one."""
    try:
        with wave.open(io.BytesIO(wav)) as sound:
            frame = sound.getsampwidth() * sound.getnchannels()
            # Some recorders do not know the length when they write the head: no more is there than there is.
            seconds = round(float(min(sound.getnframes(), len(wav) // frame) / sound.getframerate()), 2)
    except (wave.Error, EOFError, ZeroDivisionError):
        seconds = 0.0
    if not seconds:
        raise UsageError(f"The recording is empty or damaged, so it was not sent. Record again. {TYPE_INSTEAD}")
    return seconds
