"""The words of tables and summaries, in Chinese and in English: a key and a language in, the word out."""

from typing import Final

from kg.answers.values import Words

_WORDS: Final[dict[str, Words]] = {
    "person": Words("人物", "person"),
    "post": Words("职务", "post"),
    "from": Words("起", "from"),
    "until": Words("止", "until"),
    "attested": Words("见于", "attested"),
    "on": Words("当日", "on the day"),
    "words": Words("原文", "in the words of"),
    "role": Words("角色", "role"),
    "event": Words("活动", "event"),
    "date": Words("日期", "date"),
    "place": Words("地点", "place"),
    "theme": Words("主题", "theme"),
    "attendance": Words("人数", "attendance"),
    "parts": Words("包括", "parts"),
    "what": Words("名称", "what"),
    "by": Words("机构", "body"),
    "names": Words("名称", "names"),
    "posts": Words("所设职务", "posts"),
    "address": Words("地址", "address"),
    "telephone": Words("电话", "telephone"),
    "rule": Words("规则", "rule"),
    "document": Words("文献", "document"),
    "published": Words("发布日期", "published"),
    "quote": Words("引文", "quote"),
    "place-in-text": Words("位置", "offsets"),
    "held": Words("任职者", "holders"),
    "excluded": Words("当日不在任", "not in office on the day"),
    "career": Words("履历", "career"),
    "rank": Words("职级", "ranks"),
    "honour": Words("荣誉", "honours"),
    "membership": Words("成员身份", "memberships"),
    "events": Words("参加的活动", "events"),
    "officials": Words("任职人员", "officials"),
    "participants": Words("参加者", "participants"),
    "evidence": Words("依据", "evidence"),
    "nobody": Words("查无记载", "nothing is known"),
    "certainly": Words("确定在任", "certainly"),
    "possibly": Words("可能在任", "possibly"),
    "certainly-not": Words("确定不在任", "certainly not"),
    "documents": Words("文献", "documents"),
    "changed": Words("有变化", "changed"),
    "claims": Words("陈述", "claims"),
    "unread": Words("未读懂的句子", "unread sentences"),
    "errors": Words("错误", "errors"),
    "seconds": Words("秒", "seconds"),
    "reading": Words("读入", "reading"),
    "yes": Words("是", "yes"),
    "no": Words("否", "no"),
    "focus": Words("节点", "node"),
    "path": Words("属性", "property"),
    "message": Words("说明", "message"),
    "violations": Words("不合规之处", "violations of the shapes"),
    "conforms": Words("图符合规则", "the graph conforms to the shapes"),
    "reason": Words("原因", "reason"),
    "kind": Words("类别", "kind"),
    "name": Words("名称", "name"),
    "plate": Words("所挂牌子", "plate"),
    "hangs-at": Words("牌子挂于", "plate hangs at"),
    "co-located": Words("合署", "co-located with"),
    "superior": Words("上级", "superior"),
    "before": Words("变动前", "before"),
    "after": Words("变动后", "after"),
    "changes": Words("沿革", "changes"),
    "predecessors": Words("前身", "predecessors"),
    "successors": Words("后继", "successors"),
    "so-certainly": Words("确定", "certainly"),
    "so-possibly": Words("可能", "possibly"),
    "identity-same": Words("同一", "one and the same"),
    "identity-different": Words("不同", "different"),
    "identity-unsure": Words("存疑", "judged unsure"),
    "identity-unknown": Words("未判定", "nobody has judged"),
}


def word(key: str, lang: str) -> str:
    """The word called `key` in `lang` (zh or en)."""
    return say(_WORDS[key], lang)


def say(words: Words, lang: str) -> str:
    """One of two languages."""
    return words.zh if lang == "zh" else words.en
