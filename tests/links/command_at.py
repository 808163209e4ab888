"""`awesomegen` at the moment that NOW names, on a clock that runs a hundred times as fast; all else is as ever."""

import os
import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from awesomegen.cli import group, main
from awesomegen.cli.linkcheck import Surroundings
from links.fake_internet import ScaledClock
from links.running import everything_is_here

if __name__ == "__main__":
    moment = datetime.fromisoformat(os.environ["NOW"])
    group.context_settings["obj"] = Surroundings(ScaledClock(100.0, now=lambda: moment), everything_is_here)
    main()
