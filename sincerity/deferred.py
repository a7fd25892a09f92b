"""What is made when somebody looks into it: most runs never look at thousands of listed words, or at examples."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T")
V = TypeVar("V")


class Deferred(Mapping[str, V]):
    """Stands for the mapping that *make* returns, and makes it once."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Mapping[str, V]]) -> None:
        self._make = make
        self._made: Mapping[str, V] | None = None

    def _mapping(self) -> Mapping[str, V]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: str) -> V:
        return self._mapping()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._mapping())

    def __len__(self) -> int:
        return len(self._mapping())


class DeferredTuple(Sequence[T]):
    """Stands for the tuple that *make* returns, and makes it once."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make = make
        self._made: tuple[T, ...] | None = None

    def _tuple(self) -> tuple[T, ...]:
        if self._made is None:
            self._made = self._make()
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._tuple()[index]

    def __len__(self) -> int:
        return len(self._tuple())

    def __eq__(self, other: object) -> bool:
        return self._tuple() == (other._tuple() if isinstance(other, DeferredTuple) else other)

    __hash__ = None  # type: ignore[assignment]


class DeferredTerms(DeferredTuple[Any]):
    """Stands for a list of terms that is fetched when somebody looks into it; ``digest`` tells it from another list."""

    __slots__ = ("digest",)

    def __init__(self, digest: bytes, make: Callable[[], tuple[Any, ...]]) -> None:
        super().__init__(make)
        self.digest = digest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._tuple() == tuple(other)

    __hash__ = None

    def __repr__(self) -> str:
        return repr(self._tuple())


def digest_of(terms: Sequence[Any]) -> bytes:
    """Return what tells a list of terms from another: a few bytes, the same however the list came about."""
    if isinstance(terms, DeferredTerms):
        return terms.digest
    if not terms:
        return b""
    from hashlib import blake2b  # late: terms from a cache bring theirs along

    plain: Any = list(terms)
    try:
        # Without the references of later versions of the format, which hang on what else uses a string.
        written = marshal.dumps(plain, 0)
    except ValueError:  # something that is no built-in type
        written = repr(plain).encode()
    return blake2b(written, digest_size=16).digest()
