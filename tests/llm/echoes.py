"""Servers that write the key they were sent into their answers."""

from tests.llm.answers import Reply


def key_of(reply: Reply) -> str:
    """The key of the request."""
    return reply.request.headers.get("authorization", "").removeprefix("Bearer ")


async def unauthorized(reply: Reply) -> None:
    """As part of a refusal, and in a header."""
    reply.error(401, f"Incorrect API key provided: Bearer {key_of(reply)}", x_echo=key_of(reply))


async def fails(reply: Reply) -> None:
    """Where it would be cut in two if texts were shortened before it is taken out."""
    reply.error(500, " " * 1990 + key_of(reply), x_echo=key_of(reply))


async def page(reply: Reply) -> None:
    """As the kind of an answer."""
    reply.send(200, f"<p>{key_of(reply)}".encode(), f"text/{key_of(reply)}")


async def refuses(reply: Reply) -> None:
    """In the model's refusal."""
    said = f"I cannot help {key_of(reply)}."
    reply.changed(message={"content": None, "tool_calls": None, "refusal": said})


async def ends(reply: Reply) -> None:
    """As the reason for which the reply ended."""
    reply.changed(finish_reason=key_of(reply))


async def field(reply: Reply) -> None:
    """As a field of the reply."""
    reply.text = reply.text.replace("{", f'{{"{key_of(reply)}": 100, ', 1)
    reply.whole()


async def named(reply: Reply) -> None:
    """As the name of the model, of a good reply."""
    body = reply.completion() | {"model": key_of(reply)}
    if not reply.streams:
        reply.send(200, body)
        return
    reply.begin_events()
    reply.event({"model": key_of(reply), "choices": [{"index": 0, "delta": body["choices"][0]["message"]}]})
    reply.event({"model": key_of(reply), "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
