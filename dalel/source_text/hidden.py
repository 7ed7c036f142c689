"""What a reader cannot see does not count: hidden elements, scripts, styles, templates, noscript."""

import re
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

_NEVER_SHOWN = ("script", "style", "template", "noscript")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?<![\w-])opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d])"
    r"|text-indent\s*:\s*-\d{3,}|(?:left|top|right)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*0[\s,px]+0[\s,px]+0[\s,px]+0",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE = re.compile(r"^([.#])([\w-]+)$")
_ANY_STYLED = etree.XPath("//*[@style or @hidden] | //dialog")
_ANY_NAMED = etree.XPath("//*[@style or @hidden or @class or @id] | //dialog")
_FRAME = frozenset({"html", "head", "body", "main", "article"})
_LONGEST_STYLE = 200_000


def strip_hidden(tree: HtmlElement) -> HtmlElement:
    """The same tree without what is not shown; text after a removed element stays."""
    sheet = _hiding_names(tree)
    doomed = [node for node in tree.iter(*_NEVER_SHOWN)]
    suspects: Any = (_ANY_NAMED if sheet else _ANY_STYLED)(tree)
    doomed += [node for node in suspects if _is_hidden(node, sheet)]
    for node in doomed:
        if node.getparent() is not None:
            node.drop_tree()
    return tree


def _is_hidden(node: HtmlElement, sheet: frozenset[str]) -> bool:
    if node.tag in _FRAME:
        return False
    attributes = node.attrib
    if "hidden" in attributes or (node.tag == "dialog" and "open" not in attributes):
        return bool(attributes.get("hidden") != "until-found")
    if "style" in attributes and _HIDING.search(attributes["style"]):
        return True
    return bool(sheet) and (
        f"#{attributes.get('id')}" in sheet
        or any(f".{name}" in sheet for name in (attributes.get("class") or "").split())
    )


def _hiding_names(tree: HtmlElement) -> frozenset[str]:
    """Classes and ids that the page's own style elements hide, outside of media queries."""
    names = set()
    for node in tree.iter("style"):
        text = (node.text or "")[:_LONGEST_STYLE]
        if "none" not in text and "hidden" not in text:
            continue
        for selectors, body in _RULE.findall(_MEDIA.sub("", text)):
            if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", body):
                names |= {one.strip() for one in selectors.split(",") if _SIMPLE.match(one.strip())}
    return frozenset(names)
