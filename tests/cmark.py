"""GitHub's own Markdown parser as an oracle: what a reader sees of a Markdown text, and where its links lead."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from cmarkgfm import cmark

_EXTENSIONS = ["table", "autolink", "tagfilter", "strikethrough", "tasklist"]
_OPTIONS = cmark.Options.CMARK_OPT_GITHUB_PRE_LANG | cmark.Options.CMARK_OPT_FOOTNOTES
_WITHOUT_END_TAG = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
    "|body|caption|colgroup|dd|dt|head|html|li|optgroup|option|p|rp|rt|tbody|td|tfoot|th|thead|tr"
)


class Link(NamedTuple):
    """A link of a page: its destination as it stands in the HTML, and the text a reader clicks."""

    destination: str
    text: str


def html(markdown: str, *, unsafe: bool = True) -> str:
    """The HTML of a Markdown text with every GitHub extension on; `unsafe` keeps raw HTML, as GitHub does."""
    options = _OPTIONS | (cmark.Options.CMARK_OPT_UNSAFE if unsafe else 0)
    return cmark.markdown_to_html_with_extensions(markdown, options=options, extensions=_EXTENSIONS)


def text_of(page: str) -> str:
    """All character data of an HTML text, without the newlines that cmark-gfm writes at its ends."""
    return _read(page).text.strip("\n")


def links_of(page: str) -> list[Link]:
    """The links of an HTML text, in order."""
    return _read(page).links


def unbalanced_elements(page: str) -> list[str]:
    """The elements that an HTML text leaves open, or closes without having opened them."""
    reader = _Reader()
    reader.feed(page)
    unfinished = [reader.rawdata] if "<" in reader.rawdata else []
    return reader.open + reader.wrongly_closed + unfinished


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.links: list[Link] = []
        self.open: list[str] = []
        self.wrongly_closed: list[str] = []
        self._open: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open.append((dict(attrs).get("href") or "", len(self.text)))
        if not _WITHOUT_END_TAG.fullmatch(tag):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # browsers do not look at the slash

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open:
            destination, start = self._open.pop()
            self.links.append(Link(destination, self.text[start:]))
        if tag in self.open:
            self.open.remove(tag)
        elif not _WITHOUT_END_TAG.fullmatch(tag):
            self.wrongly_closed.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader
