"""What is answered where a request fails: a sentence that teaches, and nothing of the server's inside."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from kg.serve.accept import chosen
from kg.serve.pages.frame import page

_HEADINGS = {404: "没有这一页", 405: "这里只能读", 406: "没有这种形式"}
_REASONS = {
    404: "图里没有这个地址所指的东西。换个名字搜索看看。",
}


async def failed(request: Request, error: Exception) -> Response:
    """The answer to an HTTPException: a page for who reads HTML, else a line of text."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    said = "" if error.detail == _usual(error.status_code) else error.detail
    if error.status_code == 405 and "Allow" in headers:
        said = f"这个地址只回答 {headers['Allow']}。"
    return _answer(request, error.status_code, said, headers)


def _answer(request: Request, status: int, said: str, headers: dict[str, str]) -> Response:
    heading = _HEADINGS.get(status, "不行")
    reason = said or _REASONS.get(status, _usual(status))
    if chosen(request.headers.get("accept", ""), ("text/plain", "text/html")) == "text/html":
        answer: Response = page(request, "failed.html", status=status, heading=heading, reason=reason)
    else:
        answer = PlainTextResponse(f"{status} {heading} {reason}\n", status)
    answer.headers.update(headers)
    return answer


def _usual(status: int) -> str:
    return HTTPException(status).detail
