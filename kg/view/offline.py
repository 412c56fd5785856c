"""What every page of ours has: text escaped, a policy that allows its own style and scripts and no address whatever."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from kg.view.turning import bdi, coded

_STATED = re.compile('<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_NO_FRAME = "; frame-ancestors 'none'"  # a page can't state this itself: browsers take it from the header only


class Link(NamedTuple):
    """Another page of the server that serves this one."""

    path: str
    zh: str
    en: str


def environment() -> Environment:
    """Templates that escape what they are given and stop at a name they are not."""
    found = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.filters.update(bdi=bdi, coded=coded)
    return found


def policy(style: str, scripts: Sequence[str] = ()) -> str:
    """The content security policy of a page with this very style and these scripts."""
    allowed = " ".join(f"'{_digest(script)}'" for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src '{_digest(style)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def policy_of(page: bytes) -> str:
    """The policy that such a page states itself, for a server that sends it as a header as well."""
    found = _STATED.search(page.decode())
    return (unescape(found[1]) if found else "default-src 'none'") + _NO_FRAME


def _digest(text: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()
