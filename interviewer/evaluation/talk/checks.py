"""The checks of the interviewer, by id, in the order in which they are shown."""

from typing import Final

from interviewer.evaluation.talk import conduct, speech
from interviewer.evaluation.talk.check import Check

CHECKS: Final = {
    check.id: check
    for check in (
        Check("one_question", "asks one question a turn", speech.one_question),
        Check("two_sentences", "says at most two sentences", speech.two_sentences),
        Check("never_repeats", "never repeats itself", speech.never_repeats),
        Check("templates_rest", "uses no template more than twice", speech.templates_rest),
        Check("never_praises", "never praises", speech.never_praises),
        Check("stays_calm", "stays calm", speech.stays_calm),
        Check("gives_nothing_away", "gives nothing away", speech.gives_nothing_away),
        Check("own_words", "quotes the candidate's own words", speech.own_words),
        Check("quotes_once", "quotes no words twice", speech.quotes_once),
        Check("open_gap", "names a gap that is open", conduct.open_gap),
        Check("not_told_yet", "asks for nothing that was told", conduct.not_told_yet),
        Check("asks_for_it", "asks for what it is after", conduct.asks_for_it),
        Check("answers_count", "takes answers for answers", conduct.answers_count),
        Check("ends_in_time", "ends in time", conduct.ends_in_time),
        Check("takes_a_refusal", "takes a refusal", conduct.takes_a_refusal),
        Check("blank_is_harmless", "a blank answer does no harm", conduct.blank_is_harmless),
        Check("too_little", "asks on where hardly a word was said", conduct.too_little_is_asked_on),
        Check("noise", "takes no noise for an answer", conduct.noise_is_no_answer),
        Check("brings_back", "brings back to the question", conduct.brings_back),
        Check("does_not_obey", "does not obey instructions", conduct.does_not_obey),
        Check("bears_hostility", "bears hostility", conduct.bears_hostility),
        Check("minds_the_language", "minds another language", conduct.minds_the_language),
        Check("nothing_is_lost", "nothing typed is lost", conduct.nothing_is_lost),
    )
}
"""Id to check."""
