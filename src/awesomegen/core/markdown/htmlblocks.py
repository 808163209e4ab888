"""Blocks of raw HTML: the seven ways in which the GFM specification lets them start, and where each ends."""

import re

from mistune.helpers import BLOCK_TAGS

from awesomegen.core.lazypattern import lazy_pattern

_START = (
    r" {0,3}<(?:"
    r"(?P<verbatim>(?i:script|pre|style|textarea)(?=[ \t>]|$))"
    r"|(?P<comment>!--)|(?P<instruction>\?)|(?P<data>!\[CDATA\[)|(?P<declaration>![A-Z])"
    rf"|(?P<block>/?(?i:{'|'.join(BLOCK_TAGS)})(?=[ \t]|/?>|$))"
)
_LONE_TAG = (
    r"|(?P<lone>(?:/[A-Za-z][A-Za-z0-9-]*+|[A-Za-z][A-Za-z0-9-]*+"
    r"(?:[ \t]++[A-Za-z_:][A-Za-z0-9_.:-]*+(?:[ \t]*+=[ \t]*+(?:[^ \t\n\"'=<>`]++|'[^'\n]*+'|\"[^\"\n]*+\"))?+)*+"
    r"[ \t]*+/?|/[A-Za-z][A-Za-z0-9-]*+[ \t]*+)>[ \t]*+$)"
)
_ENDS = {
    "verbatim": lazy_pattern(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    "comment": lazy_pattern(r"-->"),
    "instruction": lazy_pattern(r"\?>"),
    "data": lazy_pattern(r"\]\]>"),
    "declaration": lazy_pattern(r">"),
}

START = lazy_pattern(f"{_START}{_LONE_TAG})", re.MULTILINE)
INTERRUPTING_START = lazy_pattern(f"{_START})", re.MULTILINE)
BLANK_LINE = lazy_pattern(r"^[ \t]*$", re.MULTILINE)


def end_marker(start: re.Match[str]) -> re.Pattern[str]:
    """Return what ends the block: a marker, whose line still belongs to it, or `BLANK_LINE`."""
    return _ENDS.get(start.lastgroup or "", BLANK_LINE)
