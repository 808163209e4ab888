"""The time, as everything here asks for it: injected, so that a test can make twelve weeks pass in a second."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits."""

    def monotonic(self) -> float:
        """Seconds that only ever grow, from an arbitrary start."""

    def now(self) -> datetime:
        """The date and time in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Wait."""


class SystemClock:
    """The machine's own clock."""

    def monotonic(self) -> float:
        """Seconds that only ever grow, from an arbitrary start."""
        return time.monotonic()

    def now(self) -> datetime:
        """The date and time in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)
