"""Reading, writing and locking single files; `project` knows which."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from awesomegen.core.errors import ProjectError

_BYTE_ORDER_MARK = "\ufeff"


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a file; `shown` is for messages.

    Raises:
        ProjectError: when it cannot be read, or would not end, as a device.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            raise ProjectError(f"cannot read `{shown}`: it is no regular file")
        return path.read_bytes()
    except OSError as error:
        raise ProjectError(f"cannot read `{shown}`: {reason(error)}") from None


def begins_with(path: Path, prefix: bytes) -> bool:
    """Whether there is a file, and these are its first bytes.

    Raises:
        ProjectError: when it cannot be read.
    """
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(len(prefix)) == prefix
    except OSError as error:
        raise ProjectError(f"cannot read `{path}`: {reason(error)}") from None


def decode_bytes(data: bytes, path: str) -> str:
    """The text of UTF-8 bytes, without a byte order mark.

    Raises:
        ProjectError: for other encodings, with the line and column of the first byte that does not fit.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ProjectError("the file is UTF-16", location=path, help="save it as UTF-8")
    try:
        return data.decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        message = f"not UTF-8: the byte 0x{data[error.start]:02x}"
        raise ProjectError(message, location=f"{path}:{line}:{column}", help="save the file as UTF-8") from None


def read_foreign_text(path: Path) -> str:
    """The text of a file that need not belong to a project, without a byte order mark.

    Raises:
        ProjectError: when it cannot be read or is not UTF-8.
    """
    return decode_bytes(read_bytes(path, str(path)), str(path))


def write_file(target: Path, shown: str, text: str) -> None:
    """Writes a file so that at any moment it is the old one or the new one, never a part; `shown` is for messages.

    The mode of an existing file is kept.

    Raises:
        ProjectError: when the folder or the file cannot be written.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        try:
            with temporary.open("wb") as file:
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            if mode is not None:
                temporary.chmod(mode)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise ProjectError(f"cannot write `{shown}`: {reason(error)}") from None


@contextmanager
def locked(target: Path, shown: str) -> Iterator[None]:
    """Has a file for itself alone; whoever is killed loses its lock.

    Raises:
        ProjectError: when another process has the file, or when its folder cannot be written.
    """
    with ExitStack() as stack:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            # The file itself is replaced by each write, and a lock would go with the old one.
            is_ours = _take_lock(stack.enter_context(target.with_name(f"{target.name}.lock").open("ab")))
        except OSError as error:
            raise ProjectError(f"cannot lock `{shown}`: {reason(error)}") from None
        if not is_ours:
            raise ProjectError(f"another run is using `{shown}`", help="wait for its end, or stop it")
        yield


def reason(error: OSError) -> str:
    """What the system says is wrong, for the end of a message."""
    return (error.strerror or str(error)).lower()


def _take_lock(file: BinaryIO) -> bool:
    """Asks the system for the lock of a file, which is free again as soon as the file is closed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
