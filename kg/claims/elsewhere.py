"""A title and the words before it in, whether they tell of an office in a place that no grammar reads out.

派往郑宅镇上郑村任|党支部副书记, 重回浙大,升任|书记: what was named before has nothing to do with it.
"""

import re

HAN = "[\u4e00-\u9fff]"
ELSEWHERE = re.compile(
    rf"(?:到|赴|派往|派|前往|在|往){HAN}{{2,16}}(?:任|担任|出任|当)$"
    rf"|(?:重回|回到|调回|返回){HAN}{{2,12}}[,，](?:升任|任|担任|出任|接任)?$"
    rf"|在{HAN}{{4,20}}(?:工作|任职|供职)[,，]$"
)
REACH = 30


def is_elsewhere(text: str, at: int) -> bool:
    """Whether a place of office that no grammar reads stands before the title at `at`."""
    return ELSEWHERE.search(text, max(0, at - REACH), at) is not None
