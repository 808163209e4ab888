"""The table of contents: a nested list of links, made of a rendered document's own headings."""

from collections.abc import Iterable

from awesomegen.core.lazypattern import lazy_pattern
from awesomegen.core.markdown import Heading
from awesomegen.render.escape import link

_LINE_BREAK = lazy_pattern(r"[ \t]*\n[ \t]*")


def toc(headings: Iterable[Heading], *, depth: int | None = None) -> str:
    """The headings as Markdown bullets, two spaces per level, without a final newline.

    Which headings belong in it is the caller's choice; their anchors must be those of the whole document, which the
    list does not change, since it holds no heading itself. Levels count relatively: below an H2, both H3 and H4 are one
    step deeper. `depth` is the number of levels shown, all if None. A heading without text, such as a lone image, would
    be a link that nobody can see or click, and is left out.
    """
    lines = []
    above: list[int] = []
    for heading in headings:
        label = _LINE_BREAK.sub(" ", heading.text).strip(" \t")
        while above and above[-1] >= heading.level:
            above.pop()
        if not label:
            continue
        if depth is None or len(above) < depth:
            lines.append(f"{'  ' * len(above)}- {link(label, f'#{heading.anchor}')}")
        above.append(heading.level)
    return "\n".join(lines)
