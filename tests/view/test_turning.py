"""Text that turns the direction of writing."""

from kg.view.offline import environment
from kg.view.turning import bdi, coded


def test_only_what_turns_the_writing_gets_an_element_of_its_own() -> None:
    page = environment().from_string("{{ name|bdi }}，{{ names|map('bdi')|join('、') }}")
    written = page.render(name="柳浦\u202e区<b>", names=["松河", "שלום"])
    assert written == "<bdi>柳浦\u202e区&lt;b&gt;</bdi>，松河、<bdi>שלום</bdi>"


def test_a_text_cannot_close_the_isolation_that_it_did_not_open() -> None:
    assert str(bdi("\u2069\u202e柳浦")) == "<bdi>\u202e柳浦</bdi>"
    assert str(bdi("a\u2067b\u2069c\u2069")) == "<bdi>a\u2067b\u2069c</bdi>"


def test_a_title_shows_the_code_of_what_turns_the_writing_and_nothing_else_by_code() -> None:
    assert coded("柳浦\u202e区\u2069 a\nשלום") == "柳浦\\u202e区\\u2069 a\nשלום"
