"""Lines of keys and list items in TOML."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sincerity.config.toml_lines import find_lines

TEXT = '''# kop
select = ["a", # "b",
  "c"]
"channel" = 'web' # x = 1
text = """
select = 3
"""

[tool.sincerity]
preview = true
[tool.sincerity.severity]
pressure = "error"
inline = {a = 1, b = [2,
  3]}

[[per-path]]
paths = ["x"]
[[per-path]]
paths = [
  "y",
]
'''


def test_every_key_and_item_has_its_line():
    """Comments, quoted keys, texts over several lines, tables in lists and inline tables."""
    lines = find_lines(TEXT)

    assert lines["select",] == 2
    assert lines["select", 1] == 3
    assert lines["channel",] == 4
    assert lines["tool", "sincerity"] == 9
    assert lines["tool", "sincerity", "severity", "pressure"] == 12
    assert lines["tool", "sincerity", "severity", "inline", "b"] == 13
    assert lines["tool", "sincerity", "severity", "inline", "b", 1] == 14
    assert lines["per-path", 0] == 16
    assert lines["per-path", 0, "paths"] == 17
    assert lines["per-path", 1] == 18
    assert lines["per-path", 1, "paths", 0] == 20


def paths(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every value inside *value*."""
    found = [path] if path else []
    if isinstance(value, dict):
        for key, item in value.items():
            found += paths(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            found += paths(item, (*path, number))
    return found


def test_nothing_that_tomllib_reads_is_missing():
    """Same keys, same items."""
    lines = find_lines(TEXT)

    assert sorted(map(str, paths(tomllib.loads(TEXT)))) == sorted(map(str, lines))


@given(
    st.lists(
        st.tuples(
            st.from_regex(r"[a-z]{1,6}", fullmatch=True),
            st.sampled_from(
                ["1", '"#x = 3"', "'[y]'", '["a", "]b", 3.5]', '{q = "}", r = []}', "true # [z]"]
            ),
        ),
        unique_by=lambda pair: pair[0],
        max_size=6,
    ),
    st.sampled_from(["\n", "\r\n", "\n\n", "\n# x = 1\n"]),
)
def test_each_pair_is_found_on_its_own_line(pairs: list[tuple[str, str]], between: str):
    """Whatever the values hold."""
    text = between.join(f"{key} = {value}" for key, value in pairs)

    lines = find_lines(text)

    assert sorted(map(str, paths(tomllib.loads(text)))) == sorted(map(str, lines))
    for number, (key, _) in enumerate(pairs):
        assert lines[key,] == 1 + number * between.count("\n")
