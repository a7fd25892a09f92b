"""Rule files for tests: one sound rule, and packs made of changed copies of it."""

from __future__ import annotations

from pathlib import Path

RULE = """\
id: regel
label: non-apology
summary: Excuus zonder fout.
status: preview
severity: warning
message: "‘{match}’ zegt niet wat er misging."
explain: Omdat niemand het gelooft.
match:
  kind: terms
  terms:
    - phrase: excuses voor het ongemak
    - verb: betreuren
examples:
  bad: ["Onze [[excuses voor het ongemak]].", "[[Excuses voor het ongemak]], zeg.", "Wij [[betreuren]] dat."]
  good: [Excuses aan Sanne., Het ongemak is klein., Sorry dat ik je vergat.]
"""
"""A rule without mistakes, for the folder ``onoprecht``."""

PACK = "name: eigen\nlanguage: nl\ndescription: Een pakket.\n"


def changed(*changes: tuple[str, str], text: str = RULE) -> str:
    """Return the sound rule with pieces of its text replaced; each piece must be there."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def write_pack(root: Path, files: dict[str, str] | None = None) -> Path:
    """Write a pack with these files, or with the sound rule alone, and return its folder."""
    for name, text in {"pack.yaml": PACK, **(files or {"onoprecht/regel.yaml": RULE})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
