"""Character references in Markdown, which are stricter than those of HTML: the semicolon is a must."""

from html.entities import html5

from awesomegen.core.lazypattern import lazy_pattern

PATTERN = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"

_REFERENCE = lazy_pattern(PATTERN)


def decode(reference: str) -> str:
    """Return the character that `&name;`, `&#36;` or `&#x24;` stands for; an unknown name stays as it is."""
    name = reference[1:]
    if not name.startswith("#"):
        return html5.get(name, reference)
    code_point = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    if code_point == 0 or 0xD800 <= code_point < 0xE000 or code_point > 0x10FFFF:
        return "\ufffd"
    return chr(code_point)


def decode_all(text: str) -> str:
    """Replace every character reference of a text."""
    return _REFERENCE.sub(lambda match: decode(match.group()), text)
