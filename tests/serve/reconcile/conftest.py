"""A reconciliation service to be asked, without a network."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator
from starlette.applications import Starlette

from kg.graph.store import Store, base
from kg.serve.app import application
from kg.serve.site import Site

FORMS = json.loads(Path(__file__).with_name("schemas.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Client:
    """What asks the application of a graph."""

    app: Starlette

    def send(self, method: str, path: str, **what: Any) -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
                return await client.request(method, path, **what)

        return asyncio.run(answer())

    def get(self, path: str, **parameters: str) -> httpx.Response:
        return self.send("GET", path, params=parameters)

    def post(self, **fields: str) -> httpx.Response:
        return self.send("POST", "/reconcile", data=fields)

    def json(self, form: str, response: httpx.Response) -> Any:
        """The answer's content, which is of that form in schemas.json."""
        assert response.status_code == 200, response.text
        content = json.loads(response.content)
        Draft202012Validator(FORMS[form]).validate(content)
        return content

    def batch(self, **questions: Any) -> dict[str, list[dict[str, Any]]]:
        """The candidates of each question; a text is a question for that name."""
        asked = {key: one if isinstance(one, dict) else {"query": one} for key, one in questions.items()}
        answer = self.json("results", self.post(queries=json.dumps(asked)))
        assert list(answer) == list(questions)
        return {key: one["result"] for key, one in answer.items()}

    def candidates(self, name: str, **more: Any) -> list[dict[str, Any]]:
        return self.batch(q0={"query": name} | more)["q0"]

    def matched(self, name: str, **more: Any) -> str:
        """The IRI of the only match; "" without one."""
        sure = [one for one in self.candidates(name, **more) if one["match"]]
        assert len(sure) < 2
        return sure[0]["id"] if sure else ""


@pytest.fixture(scope="session")
def served() -> Callable[[Store], Client]:
    def served(store: Store) -> Client:
        return Client(application(Site(store, Path(), base(store), "")))

    return served


@pytest.fixture(scope="module")
def client(served: Callable[[Store], Client], namesakes: Store) -> Client:
    """Asks the small graph of namesakes."""
    return served(namesakes)


@pytest.fixture(scope="module")
def corpus_client(served: Callable[[Store], Client], corpus_store: Store) -> Client:
    return served(corpus_store)
