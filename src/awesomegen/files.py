"""Writing and locking single files; `project` knows which."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from awesomegen.core.errors import ProjectError


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
