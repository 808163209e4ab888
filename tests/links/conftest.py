"""The fake internet, a hundred times faster than the real one."""

import pytest

from links.fake_internet import FakeInternet, ScaledClock


@pytest.fixture
def internet():
    with FakeInternet(ScaledClock(100.0)) as fake:
        fake.farm.slow = 20.0
        yield fake
