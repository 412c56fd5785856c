"""Japanese and Korean files are refused in a line and never read as Chinese."""

import pytest

from kg.errors import UnreadableFile
from kg.read.encodings import decode

JAPANESE = (
    "区役所によると、来月から子ども食堂を三か所に増やす予定だという。担当者は「地域の人に来てほしい」と話している。"
)
KOREAN = "구청에 따르면 다음 달부터 어린이 식당을 세 곳으로 늘릴 예정이다. 담당자는 주민이 오기를 바란다고 말했다."
CHINESE = "柳林街道办事处昨日办起夜校3所,居民可以在渡口书屋里读书写字,夜校将开到4月底。"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (JAPANESE, "shift_jis", "Japanese in Shift-JIS"),
        (JAPANESE, "cp932", "Japanese in Shift-JIS"),
        (JAPANESE, "euc_jp", "Japanese in EUC-JP"),
        (JAPANESE, "iso2022_jp", "ISO-2022"),
        (KOREAN, "euc_kr", "Korean in EUC-KR"),
        (KOREAN, "cp949", "Korean in EUC-KR"),
        (KOREAN, "iso2022_kr", "ISO-2022"),
    ],
)
@pytest.mark.parametrize("size", [20, 40, 40_000])
def test_each_is_refused_by_name_whatever_its_length(text: str, encoding: str, name: str, size: int) -> None:
    with pytest.raises(UnreadableFile) as error:
        decode((text * (size // len(text) + 1))[:size].encode(encoding))
    said = f"{name}, as it looks (expected Chinese; --encoding gb18030 reads it all the same)"
    assert str(error.value) == said


def test_what_the_user_says_holds() -> None:
    data = KOREAN.encode("euc_kr")
    assert decode(data, "gbk").text == data.decode("gbk")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
@pytest.mark.parametrize(
    "text", [CHINESE, CHINESE[:20], f"{CHINESE}店名是「ひだまり」。", f"{CHINESE}\x1b[1m", f"{CHINESE}\x1b$"]
)
def test_chinese_with_a_foreign_name_in_it_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_few_characters_are_not_judged() -> None:
    assert decode("渡口书屋".encode("gbk")).text == "渡口书屋"
