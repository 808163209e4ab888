"""Reads items and rows out of raw HTML, their content as inline Markdown."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from awesomegen.core.lazypattern import lazy_pattern

_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`"}
_BLANKS = lazy_pattern(r"\s+")
_CODE_LINK = lazy_pattern(r"`\[([^\[\]]+)\]\(([^()\s]+)\)`")
_CODE_IMAGE = lazy_pattern(r"`(<img\s[^<>`]*>)`")
_DEEPEST = 20
_WIDEST = 100


@dataclass(slots=True)
class HtmlItem:
    """An item of a list with the items below it, or a row of a table with its cells; lines count from 1."""

    first_line: int
    depth: int
    last_line: int = 0
    text: str = ""
    cells: list[str] = field(default_factory=list)
    is_head: bool = False
    items: "list[HtmlItem]" = field(default_factory=list)


class HtmlReader(HTMLParser):
    """Collects items and rows; what stands outside of them is left to the account of lines."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.items: list[HtmlItem] = []
        self.rows: list[HtmlItem] = []
        self.open: list[HtmlItem] = []
        self.depth = 0
        self.reaching: dict[int, int] = {}
        """For a column, how many of the next rows its last cell reaches into."""
        self.address: str | None = None
        self.broken: list[tuple[int, str]] = [(first_line, "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens what a tag begins, or writes its mark."""
        if tag in ("ul", "ol", "table"):
            self.depth += 1
        elif tag in ("li", "tr"):
            self.start(tag)
        elif tag in ("td", "th"):
            spans = dict(attrs)
            self.start_cell(
                is_head=tag == "th", rows=_count(spans.get("rowspan")), columns=_count(spans.get("colspan"))
            )
        elif tag == "br":
            self.write("<br>")
        elif tag == "img":
            self.write(self.get_starttag_text() or "")
        elif tag == "a" and (address := dict(attrs).get("href")):
            self.address = address
            self.write("[")
        else:
            self.write(_MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """Closes what a tag ends, or writes its mark."""
        if tag in ("ul", "ol", "table"):
            self.finish(self.depth)
            self.depth = max(self.depth - 1, 0)
        elif tag in ("li", "tr"):
            self.finish(self.depth)
        elif tag in ("p", "div", "br"):
            self.write("<br>")
        elif tag == "a" and self.address is not None:
            self.write(f"]({self.address})")
            self.address = None
        else:
            self.write(_MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Writes text, its blanks as a reader sees them."""
        self.write(_BLANKS.sub(" ", data))

    def start(self, tag: str) -> None:
        """Opens an item or a row; one that was never closed ends where the next begins."""
        if tag == "li" and self.open and self.open[-1].cells:
            self.write("<br>")
            return
        self.finish(self.depth)
        item = HtmlItem(self.line(), self.depth)
        if tag == "tr":
            self.rows.append(item)
        elif self.open and len(self.open) < _DEEPEST:
            self.open[-1].items.append(item)
        else:
            self.items.append(item)
        self.open.append(item)

    def start_cell(self, *, is_head: bool, rows: int, columns: int) -> None:
        """Opens a cell of the row, behind those that reach down into it."""
        if not self.open:
            return
        row = self.open[-1]
        row.is_head = is_head and (row.is_head or not row.cells)
        row.cells += [""] * (columns - 1)
        while self.reaching.get(len(row.cells), 0) > 0:
            self.reaching[len(row.cells)] -= 1
            row.cells.append("")
        if rows > 1:
            self.reaching[len(row.cells)] = rows - 1
        row.cells.append("")

    def write(self, text: str) -> None:
        """Adds inline Markdown to the innermost cell or item."""
        if text == "<br>":
            self.broken.append((self.line(), ""))
        elif text.strip() and not self.broken[-1][1].strip():
            self.broken[-1] = self.line(), text
        else:
            self.broken[-1] = self.broken[-1][0], self.broken[-1][1] + text
        if self.open and self.open[-1].cells:
            self.open[-1].cells[-1] += text
        elif self.open:
            self.open[-1].text += text

    def lines(self) -> list[tuple[int, str]]:
        """The lines of the only item, each with the number of the line where its text began."""
        shown = ((number, _CODE_IMAGE.sub(r"\1", _CODE_LINK.sub(r"[\1](\2)", text))) for number, text in self.broken)
        return [(number, text.strip()) for number, text in shown if text.strip()]

    def finish(self, depth: int) -> None:
        """Closes the items and rows that are as deep as this or deeper."""
        while self.open and self.open[-1].depth >= depth:
            self.open.pop().last_line = self.line()

    def line(self) -> int:
        """The line of the page that is read."""
        return self.first_line + self.getpos()[0] - 1


def _count(span: str | None) -> int:
    return min(int(span), _WIDEST) if span and span.isascii() and span.isdecimal() and int(span) else 1
