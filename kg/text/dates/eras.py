"""The name of an era and a year in it go in, the year of the common era comes out."""

_REIGNS = {
    "顺治": (1644, 18),
    "康熙": (1662, 61),
    "雍正": (1723, 13),
    "乾隆": (1736, 60),
    "嘉庆": (1796, 25),
    "道光": (1821, 30),
    "咸丰": (1851, 11),
    "同治": (1862, 13),
    "光绪": (1875, 34),
    "宣统": (1909, 3),
}
"""First year and number of years of the Qing reigns, as years of the calendar are counted (not days of accession)."""

REIGNS = tuple(_REIGNS)
REPUBLIC = "民国"
_FIRST_OF_REPUBLIC = 1912
_LAST_OF_REPUBLIC = 150


def common_year(era: str, year: int) -> int | None:
    """The year of the common era: 光绪三十一年 is 1905, 民国三十六年 is 1947; None when the era has no such year."""
    if era == REPUBLIC:
        return _FIRST_OF_REPUBLIC + year - 1 if 1 <= year <= _LAST_OF_REPUBLIC else None
    first, years = _REIGNS[era]
    return first + year - 1 if 1 <= year <= years else None
