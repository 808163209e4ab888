"""GitHub's extended autolinks: how far a bare `https://…` or `www.…` reaches; inside one, nothing is markup."""

PATTERN = r"(?<![A-Za-z])(?:[hH][tT][tT][pP][sS]?|[fF][tT][pP])://(?=[A-Za-z0-9])|(?<![^ \t\n\r\x0b\x0c*_~(])www\."

_ENDS = " \t\n\r\x0b\x0c<"
_TRAILING = "?!.,:*_~'\""


def find_end(source: str, start: int, host: int) -> int | None:
    """Return the offset after the autolink that starts at `start` with its host name at `host`, None if it is none.

    Source: the autolink extension of cmark-gfm.
    """
    if host >= len(source):
        return None
    end = _domain_end(source, host, short=source[start] not in "w")
    if end is None:
        return None
    while end < len(source) and source[end] not in _ENDS:
        end += 1
    end = _without_trailing(source, start, end)
    return end if end > start else None


def _domain_end(source: str, host: int, *, short: bool) -> int | None:
    periods = last = before = 0
    position = host + 1
    while position < len(source) - 1:
        if source[position] == "\\" and position < len(source) - 2:
            position += 1
        character = source[position]
        if character == "_":
            last += 1
        elif character == ".":
            before, last = last, 0
            periods += 1
        elif character != "-" and not (character.isascii() and character.isalnum()):
            break
        position += 1
    if ((before or last) and periods <= 10) or not (short or periods):
        return None
    return position


def _without_trailing(source: str, start: int, end: int) -> int:
    surplus = source.count(")", start, end) - source.count("(", start, end)
    while end > start:
        character = source[end - 1]
        if character == ")" and surplus > 0:
            surplus -= 1
            end -= 1
        elif character == ";":
            name = end - 2
            while name > start and source[name].isascii() and source[name].isalpha():
                name -= 1
            end = name if name < end - 2 and source[name] == "&" else end - 1
        elif character in _TRAILING:
            end -= 1
        else:
            break
    return end
