"""Unpacks bodies that came packed although `identity` was asked for, never further than wanted."""

import zlib

_KNOWN = frozenset({"gzip", "x-gzip", "deflate"})
_DETECT_HEADER = zlib.MAX_WBITS | 32


def unpack(raw: bytes, encoding: str, limit: int) -> bytes:
    """At most `limit` bytes of the unpacked body; nothing if it is not the gzip or zlib stream it claims to be."""
    if encoding.strip().lower() not in _KNOWN:
        return b""
    try:
        return zlib.decompressobj(_DETECT_HEADER).decompress(raw, limit)
    except zlib.error:
        return b""
