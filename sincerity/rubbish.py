"""Does some work without a search for rubbish.

Python looks through everything in memory for things that only hold on to each other, the more often the more is made.
Loading rules and checking a text make hundreds of thousands of things and hardly any rubbish of that kind.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_rubbish() -> Iterator[None]:
    """Put the search off until the work is done; whoever switched it off for good keeps it off."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
