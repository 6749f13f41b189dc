"""Runs of conversations: by rules and by a model, kept, gone on with, and never counted for a model that failed."""

import asyncio
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from interviewer.domain.model import Ask
from interviewer.evaluation.folders import RunFolder
from interviewer.evaluation.runner import Outcome, Runner
from interviewer.evaluation.talk.conversation import Conversation
from interviewer.evaluation.talk.running import Host, Listening, facts_held, kept, load_talk_suite, manifest_of, talks
from interviewer.library.phrasing import load_phrasing
from interviewer.llm.budget import Budget
from interviewer.llm.faults import Hopeless, Transient
from interviewer.llm.limits import Limits
from interviewer.llm.scripted import Reply, ScriptedModel
from tests.evaluation.talk.written import written

QUICK = Limits(retries=0, seconds=5.0, try_seconds=5.0, first_wait=0.001, longest_wait=0.001)


def question(ask: Ask) -> str:
    """A model's reply: the gap that code chose, in a wording of ours that was not used, with their words."""
    assert ask.shape is not None
    signal = str(ask.shape.json_schema["properties"]["signal"]["enum"][0])
    text = ask.messages[1].content
    asks = [item for item in load_phrasing().signals[signal].asks if item not in text]
    quote = "I read the bills of three years" if "bills" in text else "I asked the night porter"
    return json.dumps(
        {"reply_kind": "answer", "signal": signal, "why": "", "question": f'You said "{quote}". {asks[0]}'}
    )


def model_host(evals: Path, replies: Sequence[Reply], calls: int | None = None) -> tuple[Host, ScriptedModel]:
    """A host whose model gives these replies."""
    scripted = ScriptedModel(replies)
    budget = Budget("this run", calls=calls, setting="--max-calls")
    return Host(load_talk_suite("chat", evals).cast.asking, Listening(scripted, QUICK, budget=budget), 2), scripted


def held_by(host: Host, evals: Path, folder: Path, most: int | None = None) -> tuple[Outcome, list[Conversation]]:
    """What one start comes to; `most`: of the conversations wanted."""
    loaded = load_talk_suite("chat", evals)
    wanted = talks(loaded, host)[:most]
    manifest = manifest_of(loaded.suite, host, wanted, datetime.now(UTC))
    with RunFolder(folder, Conversation) as opened:
        outcome = asyncio.run(Runner(host, opened).run(wanted))
        return outcome, [item.talk for item in kept(opened, manifest, loaded.suite)]


def test_a_run_is_kept_and_gone_on_with(tmp_path: Path) -> None:
    """What was held is read back and not held again; what is held is the same to the byte."""
    evals = written(tmp_path / "evals")
    asking = load_talk_suite("chat", evals).cast.asking
    half, _ = held_by(Host(asking), evals, tmp_path / "run", most=2)
    whole, found = held_by(Host(asking), evals, tmp_path / "run")
    _, again = held_by(Host(asking), evals, tmp_path / "other")

    assert (half.asked, whole.asked, whole.reused) == (2, 2, 2)
    assert found == again
    assert {talk.mode for talk in found} == {"practice", "real"}


def test_keys_tell_what_could_change_a_conversation(tmp_path: Path) -> None:
    """Candidate, mode, seed, ways of asking, who words; not the order."""
    evals = written(tmp_path, seeds=2)
    loaded = load_talk_suite("chat", evals)
    rules, model = Host(loaded.cast.asking), model_host(evals, [])[0]
    keys = [item.key for host in (rules, model) for item in talks(loaded, host)]
    other = loaded.cast.asking.model_copy(update={"topics": loaded.cast.asking.topics[:-1]})

    assert len({*keys}) == len(keys) == 16
    assert not {item.key for item in talks(loaded, Host(other))} & {*keys}
    assert [item.key for item in talks(loaded, rules)] == keys[:8]
    assert facts_held(loaded, ()) == 0


def test_a_model_words_the_probes(tmp_path: Path) -> None:
    """Through the seam of the app: its questions are asked and recorded as its own."""
    evals = written(tmp_path / "evals")
    host, scripted = model_host(evals, [question] * 20)
    outcome, found = held_by(host, evals, tmp_path / "run")

    assert outcome.failed == outcome.undone == 0
    assert host.name == "llm"
    assert {line.worded_by for talk in found for line in talk.probe_lines} == {"llm"}
    assert len(scripted.asks) == sum(len(talk.probe_lines) for talk in found)
    asyncio.run(host.close())
    assert scripted.closed


def test_a_refused_question_is_the_rules_own(tmp_path: Path) -> None:
    """Praise is not asked; the template is, and says why: that is what the product does, and no failure of the run."""
    evals = written(tmp_path / "evals")

    def praise(ask: Ask) -> str:
        return question(ask).replace("You said", "Great answer. You said")

    outcome, found = held_by(model_host(evals, [praise] * 40)[0], evals, tmp_path / "run", most=1)

    assert outcome.failed == 0
    assert {line.worded_by for line in found[0].probe_lines} == {"rules"}
    assert all("praised" in (line.instead or "") for line in found[0].probe_lines)


def test_a_model_that_is_not_there_has_worded_nothing(tmp_path: Path) -> None:
    """The conversation by templates is thrown away, and failed."""
    evals = written(tmp_path / "evals")
    outcome, found = held_by(
        model_host(evals, [Transient("the server is away")] * 99)[0], evals, tmp_path / "run", most=1
    )

    assert (outcome.asked, outcome.failed) == (0, 1)
    assert found == []


def test_a_refused_key_or_a_spent_purse_ends_the_run(tmp_path: Path) -> None:
    """Nothing is counted as failed; the run says why it stopped."""
    evals = written(tmp_path / "evals")
    refused, _ = held_by(
        model_host(evals, [Hopeless("the key is not known", "Check the key.")] * 99)[0], evals, tmp_path / "a"
    )
    spent, _ = held_by(model_host(evals, [question] * 99, calls=1)[0], evals, tmp_path / "b")

    for outcome in (refused, spent):
        assert outcome.stopped
        assert outcome.failed == 0
        assert outcome.undone > 0
