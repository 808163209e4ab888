"""Where the title of an entry is in its first line: the six ways in which lists write it."""

import re
from collections.abc import Mapping, Sequence

from awesomegen.importers.dates import read_date
from awesomegen.importers.emphasis import bold_start, emphasis_start, unquoted
from awesomegen.importers.inline import Token, plain, scan
from awesomegen.importers.linkkinds import is_label
from awesomegen.importers.people import looks_like_names
from awesomegen.importers.titlemarks import TitleLine, leading_marks
from awesomegen.importers.venues import is_venue

_NUMBER = re.compile(r"(?:\(\d{1,3}\)|\d{1,3}[.)、])\s+(?=\S)")
_YEAR_IN_PARENTHESES = re.compile(r"\s*[(（](?:[^()（）]*,\s*)?(?:19|20)\d\d(?:[^()（）]{0,20})[)）]")
_DESCRIPTION = re.compile(r"\s+[-–—]{1,2}\s+|:\s+(?=[A-Z])|\s*：\s*")
_PROSE_END = re.compile(
    r"\b(?:see|with|the|a|an|for|to|by|from|in|at|on|of|or|please|about|also|via|check|read"
    r"|visit|using|this|is|are|list)$",
    re.IGNORECASE,
)


def read_title(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """Finds the title in the Markdown of an entry's first line; None where there is none."""
    source, found = leading_marks(source.strip())
    line = (
        _linked(source, references)
        or _bold(source, references)
        or _quoted(source)
        or _in_columns(source, references)
        or _after_authors(source, references)
        or _plain_before_links(source, references)
    )
    if line is None:
        return None
    line.tags = [*found.tags, *line.tags]
    line.date, line.venue = line.date or found.date, found.venue
    line.status = found.status
    return line


def _linked(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`[Title](url) rest`, in emphasis or not, and `**[Name](url)**: "Title"`."""
    wrapper = re.match(r"(?P<mark>[*_]{1,3}|[\"“'‘]|~~)?\[", source)
    if wrapper is None and not source.startswith(("<a ", "<b>", "<strong>")):
        return None
    tokens = scan(source, references)
    links = [token for token in tokens if token.kind == "link"]
    if not links:
        return None
    first = links[0]
    lead = re.sub(r"<(?:b|strong|i|em)>", "", source[: first.start], flags=re.IGNORECASE)
    if lead.strip("*_\"“'‘[(~ ") or first.is_bare:
        return None
    if lead.strip().endswith(("[", "(")) and (is_label(first.label) or first.url.startswith("#")):
        return None
    if is_label(first.label) and len(links) > 1 and not first.label[:1].isdigit():
        outside = _text_outside(source, tokens)
        if looks_like_title(outside) or all(is_label(link.label) for link in links):
            return None
    title = first.label
    if not title:
        return None
    rest = source[first.end :]
    mark = (wrapper["mark"] if wrapper else None) or ""
    if mark and (end := rest.find({"“": "”", "‘": "’"}.get(mark, mark))) >= 0:
        inner = rest[:end]
        rest = rest[end + len(mark) :] if not inner.strip(" .") else f"{inner}{rest[end + len(mark) :]}"
    rest = re.sub(r"^\s*</(?:b|strong|i|em)>", "", rest, flags=re.IGNORECASE)
    if title.startswith(("http://", "https://")):
        return None
    # `**[Name](url)**: "The title", authors`: the title is in the quotation marks.
    if (quoted := unquoted(rest.lstrip(" :-–—.*_"))) and len(quoted[0].split()) > 3 and len(title.split()) <= 4:
        return TitleLine(plain(quoted[0]), quoted[1], link=first, name=title)
    return TitleLine(title, rest, link=first)


def _text_outside(source: str, tokens: Sequence[Token]) -> str:
    position, parts = 0, []
    for token in tokens:
        parts.append(source[position : token.start])
        position = token.end
    parts.append(source[position:])
    return plain(" ".join(parts)).strip(" []()|,.;:-")


def looks_like_title(text: str) -> bool:
    """Whether a text is long enough to be a title, and no venue, date or label."""
    return len(text) > 3 and not is_venue(text) and not is_label(text) and read_date(text) is None


def _bold(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`**Title** rest`, `**Name**: "Title" rest` and `**Title (Venue 2023)**`."""
    bold = bold_start(source)
    if bold is None:
        return None
    inner, rest = bold
    if (linked := _linked(inner, references)) is not None:
        linked.rest = f"{linked.rest}{rest}" if linked.rest.strip() else rest
        return linked
    after = rest.lstrip(" :-–—,.*_")
    if (quoted := unquoted(after)) and len(quoted[0].split()) > 2:
        return TitleLine(plain(quoted[0]), quoted[1], name=plain(inner).strip(" :"))
    if rest.lstrip().startswith(("[", ":", "-", "–", "—", "*")) or inner.endswith(":"):
        follower = _linked(after, references)
        if follower is not None and _is_full_title(follower.title, inner) and not rest.lstrip().startswith("[["):
            follower.name = plain(inner).strip(" :")
            return follower
    quoted = unquoted(inner)
    title = plain(quoted[0] if quoted and not quoted[1].strip() else inner)
    return TitleLine(title.strip(), rest) if title.strip() else None


def _is_full_title(title: str, name: str) -> bool:
    """Whether what follows a bold name is the title that belongs to it."""
    return not is_label(title) and len(title.split()) > 3 and len(name.split()) <= 4


def _quoted(source: str) -> TitleLine | None:
    """`"Title", authors, venue`."""
    quoted = unquoted(source)
    if quoted is None or len(quoted[0]) < 4:
        return None
    return TitleLine(plain(quoted[0]).rstrip(","), quoted[1])


def _in_columns(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`2018 | Title | Authors | Venue | [PDF](url)`, with or without the year."""
    if source.count(" | ") < 2:
        return None
    cells = source.split(" | ")
    date = cells[0].strip() if read_date(cells[0]) else None
    if date:
        cells = cells[1:]
    title, rest = cells[0].strip(), " | " + " | ".join(cells[1:])
    if scan(title, references):
        found = _linked(title, references) or _bold(title, references)
        if found is None:
            return None
        found.rest, found.date = f"{found.rest}{rest}", date
        return found
    return TitleLine(plain(title), rest, date=date) if looks_like_title(title) else None


def _after_authors(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`Authors, *[Title](url)*, Venue`, `Authors. "Title". Venue` and `Authors. [Title](url)`."""
    tokens = scan(source, references)
    first = next((token for token in tokens if token.kind == "link" and not token.is_bare), None)
    if first is not None and not is_label(first.label) and not is_venue(first.label):
        before = source[: first.start].rstrip()
        names = before.rstrip('*_"“ ')
        if names and not before.endswith("[") and looks_like_names(plain(names)) and _is_bibliographic(names):
            rest = source[first.end :].lstrip('*_"”')
            return TitleLine(first.label, rest, link=first, before=names)
    opening = re.search(r"[.,:]\s+[\"“]", source)
    if opening and looks_like_names(plain(source[: opening.start()])):
        quoted = unquoted(source[opening.end() - 1 :])
        if quoted:
            return TitleLine(plain(quoted[0]).rstrip(",."), quoted[1], before=source[: opening.start()])
    emphasis = re.search(r"[.,:)]\s+\*(?!\*)", source)
    if emphasis and looks_like_names(plain(source[: emphasis.start()])):
        italic = emphasis_start(source[emphasis.end() - 1 :])
        if italic and looks_like_title(plain(italic[0])):
            return TitleLine(plain(italic[0]), italic[1], before=source[: emphasis.start()])
    return None


def _is_bibliographic(names: str) -> bool:
    return names.endswith((",", ".", ":")) or "," in names or " et al" in names or " and " in names


def _plain_before_links(source: str, references: Mapping[str, str]) -> TitleLine | None:
    """`Title [[Venue]](url)`, `Title (2014), authors [[pdf]](url)`, and a title without any link."""
    tokens = scan(source, references)
    links = [token for token in tokens if token.kind in ("link", "image")]
    first = next(iter(links), None)
    end = first.start if first else len(source)
    text = source[:end]
    if first is not None:
        text = text.rstrip().rstrip("[(（|").rstrip(" -–—:|,")
        lead = plain(text)
        if not lead:
            return _only_links(source, tokens)
        if _PROSE_END.search(lead) and first.kind == "link" and not is_label(first.label):
            return TitleLine(
                first.label, source[first.end :], link=first, before=text, is_certain=len(lead.split()) <= 3
            )
    year = _YEAR_IN_PARENTHESES.search(text)
    if year and (title := plain(source[: year.start()]).strip(" ,:")):
        return TitleLine(title, source[year.start() :])
    cut = _DESCRIPTION.search(text)
    if cut and len(text[: cut.start()].split()) <= 12 and text[cut.start()] != ":":
        return TitleLine(plain(text[: cut.start()]), source[cut.start() :])
    sentences = re.split(r"(?<=[^\s.][^\s.A-Z])[.?]\s+", text, maxsplit=1)
    if len(sentences) == 2 and len(sentences[0].split()) > 2 and looks_like_names(plain(sentences[1]).split(". ")[0]):
        return TitleLine(plain(sentences[0]), source[len(sentences[0]) + 1 :])
    title = plain(text).rstrip(" ,;|")
    return TitleLine(title, source[len(text) :], is_certain=first is not None) if title else None


def _only_links(source: str, tokens: Sequence[Token]) -> TitleLine | None:
    """A line that is nothing but links: the first one's label, or the address, has to be the title."""
    links = [token for token in tokens if token.kind == "link"]
    if not links or not links[0].label:
        return None
    after = source[links[-1].end :].lstrip("]) |-–—:")
    if all(is_label(link.label) for link in links) and looks_like_title(plain(after)):
        return TitleLine(plain(after), source[: len(source) - len(after)])
    first = links[0]
    return TitleLine(first.label, source[first.end :].lstrip("])"), link=first, is_certain=not first.is_bare)
