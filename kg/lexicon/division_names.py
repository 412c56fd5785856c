"""What a division's name and code say of it: its class, whether it stands alone, what an office governs."""

from __future__ import annotations

DISTRICTS = ("District", "County")  # the classes of a county-level division; a zone with such a code has neither
_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_ZONE_DIGIT = "7"  # fifth of a code: zones that the Statistics Bureau counts like counties
_OFFICES = ("街道办事处", "街道办", "办事处")


def is_whole(name: str) -> bool:
    """前郭县, 高新区 can stand alone; 达旗 and 塔县 are too short for it."""
    return len(name) > 2 and name[-1] in "县区市旗"


def area_type(depth: int, code: str, name: str) -> str:
    """The class of a province (depth 1), a city (2) or a county (3)."""
    if depth == 1:
        return "City" if name in _MUNICIPALITIES else "Province"
    if depth == 2:
        return "City"
    if code[4:5] == _ZONE_DIGIT or name.endswith("开发区"):
        return "AdministrativeArea"
    return "County" if name.endswith(("县", "市", "旗")) else "District"


def township_type(name: str) -> str:
    """The class of what lies right below a county."""
    if name.endswith(("街道", "地区")):
        return "Subdistrict"
    return "Township" if name.endswith(("镇", "乡", "苏木")) else "AdministrativeArea"


def village_type(name: str) -> str:
    """The class of what lies below the township."""
    return "Community" if name.endswith("社区") else "Village"


def office_areas(name: str) -> tuple[str, ...]:
    """The subdistrict that an office governs: 大学路街道 for 大学路办事处."""
    stem = next((name.removesuffix(office) for office in _OFFICES if name.endswith(office)), "")
    return (f"{stem}街道",) if stem else ()
