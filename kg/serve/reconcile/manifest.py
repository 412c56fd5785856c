"""What the service says of itself."""

from __future__ import annotations

from typing import Any

from kg.graph.vocab import KG
from kg.serve.reconcile.preview import HEIGHT, WIDTH
from kg.serve.reconcile.questions import BATCH
from kg.serve.reconcile.types import BASES, described

_BATCH = 50  # questions at a time; more are taken, but a short answer is sooner there
_LIMIT = {
    "name": "limit",
    "label": "最多几个 (at most)",
    "type": "number",
    "default": 0,
    "help_text": "0: 全部 (all)",
}


def manifest(origin: str, base: str, title: str, version: str) -> dict[str, Any]:
    """The manifest of a service at an origin, for a graph under a base.

    A thing's page is asked for by IRI: clients percent-encode an identifier before they put it into the address.
    """
    here = f"{origin}/reconcile"
    return {
        "versions": ["0.1", "0.2"],
        "name": title,
        "identifierSpace": base,
        "schemaSpace": KG,
        "serviceVersion": version,
        "documentation": f"{origin}/ontology",
        "defaultTypes": [described(name) for name in BASES],
        "view": {"url": f"{origin}/thing?iri={{{{id}}}}"},
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {kind: _suggest(here, kind) for kind in ("entity", "property", "type")},
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/properties"},
            "property_settings": [_LIMIT],
        },
        "batchSize": min(_BATCH, BATCH),
    }


def _suggest(here: str, kind: str) -> dict[str, str]:
    return {
        "service_url": here,
        "service_path": f"/suggest/{kind}",
        "flyout_service_url": here,
        "flyout_service_path": f"/flyout/{kind}?id=${{id}}",
    }
