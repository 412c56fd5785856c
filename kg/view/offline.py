"""What every page of ours has: text escaped, a policy that allows its own style and scripts and no address whatever."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence

from jinja2 import Environment, StrictUndefined


def environment() -> Environment:
    """Templates that escape what they are given and stop at a name they are not."""
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def policy(style: str, scripts: Sequence[str] = ()) -> str:
    """The content security policy of a page with this very style and these scripts."""
    allowed = " ".join(f"'{_digest(script)}'" for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
