"""The floor that judging is held against: openai.AsyncOpenAI, a semaphore, a small prompt, and nothing else.

N items, CONC at once, against OPENAI_BASE_URL; prints how many replies came.
"""

import asyncio
import json
import os

from openai import AsyncOpenAI

RUBRIC = "Score the candidate's answer from 0 to 10 for own actions, a measured result and what was learned."
SCHEMA = {
    "type": "object",
    "properties": {"reason": {"type": "string"}, "score": {"type": "integer"}},
    "required": ["reason", "score"],
    "additionalProperties": False,
}


async def main(items: int, at_once: int) -> None:
    """Ask for all of them, with the library's own retries."""
    client, slots = AsyncOpenAI(), asyncio.Semaphore(at_once)

    async def score(number: int) -> int:
        async with slots:
            reply = await client.chat.completions.create(
                model="standin",
                temperature=0,
                messages=[
                    {"role": "system", "content": RUBRIC},
                    {"role": "user", "content": f"In project {number} I cut the wait from 9 days to 2. " * 9},
                ],
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "verdict", "strict": True, "schema": SCHEMA},
                },
            )
        return int(json.loads(reply.choices[0].message.content or "")["score"])

    made = await asyncio.gather(*(score(number) for number in range(items)), return_exceptions=True)
    ok = sum(isinstance(item, int) for item in made)
    print(json.dumps({"ok": ok, "failed": items - ok}))


asyncio.run(main(int(os.environ["N"]), int(os.environ["CONC"])))
