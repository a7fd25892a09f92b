"""Work without a search for rubbish."""

import gc
from collections.abc import Iterator

import pytest

from sincerity.rubbish import no_search_for_rubbish


@pytest.fixture(autouse=True)
def leave_it_as_it_was() -> Iterator[None]:
    """Whatever a test does to it."""
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


def test_one_piece_of_work_may_be_a_part_of_another():
    """The search comes back when the whole is done."""
    gc.enable()
    with no_search_for_rubbish():
        with no_search_for_rubbish():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def fail() -> None:
    with no_search_for_rubbish():
        raise ValueError("mislukt")


@pytest.mark.parametrize("searching", [True, False])
def test_the_search_comes_back_as_it_was_where_work_fails(searching: bool):
    """Who switched it off keeps it off."""
    (gc.enable if searching else gc.disable)()
    with pytest.raises(ValueError, match="mislukt"):
        fail()
    assert gc.isenabled() == searching
