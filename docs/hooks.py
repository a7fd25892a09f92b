"""Pages for the site that come from the package itself: one for each rule, their list, and the schemas.

mkdocs calls the functions whose names start with ``on_``. Nothing is written into this folder.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from mkdocs.structure.files import File, Files

from sincerity.api import load_packs
from sincerity.channels import NAMES
from sincerity.config import Config
from sincerity.finding import Category
from sincerity.formats.names import LEARNED, label_name
from sincerity.formats.rules import SEVERITY_NAMES, STATUS_NAMES
from sincerity.formats.text import SCORE_NAMES
from sincerity.judgement.rules import weighs
from sincerity.rule import FOLDERS, Example, Rule

SCHEMAS = ("rule_schema.json", "output_schema.json", "config_schema.json")
_FOLDER = {category: folder for folder, category in FOLDERS.items()}
# In the repository a page may link to a file of the package; the site has a copy of its schemas.
_PACKAGE_LINK = re.compile(r"\]\((?:\.\./)+sincerity/(\w+\.json)\)")


def on_files(files: Files, config: Any, **_: Any) -> Files:
    """Add the pages of the rules and the schemas."""
    rules = [rule for pack in load_packs(Config()) for rule in pack.rules]
    pages = {"regels/index.md": index_page(rules)}
    pages |= {f"regels/{address(rule)}": rule_page(rule) for rule in rules}
    for name in SCHEMAS:
        pages[f"schema/{name}"] = resources.files("sincerity").joinpath(name).read_text(encoding="utf-8")
    for path, content in pages.items():
        file = File.generated(config, path, content=content)
        if path.endswith(".md") and not path.endswith("index.md"):
            file.inclusion = (
                file.inclusion.NOT_IN_NAV
            )  # a menu of hundreds of rules helps nobody; the list does
        files.append(file)
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Let links to the schemas of the package lead to the copies in the site."""
    up = "../" * page.file.src_uri.count("/")
    return _PACKAGE_LINK.sub(rf"]({up}schema/\1)", markdown)


def address(rule: Rule) -> str:
    """Return where the page of a rule is, from the list of rules."""
    return f"{_FOLDER[rule.category]}/{rule.id}.md"


def index_page(rules: Iterable[Rule]) -> str:
    """Return the list of rules, by category and label."""
    rules = list(rules)
    lines = [
        "# Regels",
        "",
        f"{len(rules)} regels. Elke regel heeft een pagina met waarom hij er is, voorbeelden, wat je kunt schrijven en "
        "waar het vandaan komt. Op de opdrachtregel: `sincerity rules show REGEL`.",
    ]
    for category in Category:
        lines += ["", f"## {SCORE_NAMES[category].capitalize()}"]
        labels = dict.fromkeys(r.label or "" for r in rules if r.category is category)
        for label in sorted(labels, key=lambda label: (not label, label_name(label))):
            lines += ["", f"### {label_name(label or LEARNED).capitalize()}", ""]
            lines += [f"Label `{label}`." if label else "Geleerd van teksten die lezers nalazen.", ""]
            for rule in (r for r in rules if r.category is category and (r.label or "") == label):
                lines.append(f"- [{rule.id}]({address(rule)}): {_plain(rule.summary)}")
    return "\n".join(lines) + "\n"


def rule_page(rule: Rule) -> str:
    """Return the page of a rule."""
    return "\n".join(_parts(rule)) + "\n"


def _parts(rule: Rule) -> Iterator[str]:
    social = rule.category is Category.SOCIAL
    yield f"# {rule.id}\n"
    yield f"**{_plain(rule.summary)}**\n"
    facts = [
        SCORE_NAMES[rule.category],
        label_name(rule.label or LEARNED),
        SEVERITY_NAMES[rule.severity.value],
        STATUS_NAMES[rule.status.value],
    ]
    yield " · ".join(facts) + "\n"
    yield "## Waarom\n"
    yield "\n\n".join(_plain(" ".join(part.split())) for part in rule.explain.split("\n\n")) + "\n"
    yield "## Wat je te lezen krijgt\n"
    yield f"> {_plain(_message(rule))}\n"
    if rule.learned:
        for title, weights in zip(
            ("Weegt het zwaarst", "Spreekt ertegen"), weighs(rule.learned), strict=True
        ):
            yield f"## {title}\n"
            yield "\n".join(f"- {_plain(name)}" for name in weights) + "\n"
    if rule.suggest:
        yield "## Wat je kunt schrijven\n"
        yield "\n".join(f"- {_plain(text)}" for text in rule.suggest) + "\n"
    kind = "regel sociaal" if social else "regel"
    for title, examples in (
        ("Telt mee" if social else "Vindt de regel", rule.bad),
        ("Telt niet mee" if social else "Laat de regel staan", rule.good),
    ):
        if not examples:
            continue
        yield f"## {title}\n"
        yield f'<ul class="{kind}">{"".join(map(_example, examples))}</ul>\n'
    yield "## Niet nodig?\n"
    if rule.channels:
        names = ", ".join(NAMES.get(channel, channel) for channel in rule.channels)
        yield f"De regel werkt alleen in: {names}.\n"
    yield (
        f"Laat één alinea zoals hij is met `<!-- sincerity: negeer {rule.id}: je reden -->` erboven, of zet de "
        f'regel overal uit met `ignore = ["{rule.id}"]` in de [instellingen](../../instellingen.md).\n'
    )
    if rule.aliases:
        yield f"Andere namen: {', '.join(f'`{alias}`' for alias in rule.aliases)}.\n"
    if rule.references:
        yield "## Bronnen\n"
        for reference in rule.references:
            title = _plain(reference.title)
            yield f"- [{title}]({reference.url})" if reference.url else f"- {title}"


def _message(rule: Rule) -> str:
    example = rule.bad[0] if rule.bad else None  # a learned rule has none: it matches no words
    words = example.text[example.spans[0].start : example.spans[0].end] if example and example.spans else "…"
    return re.sub(r"\{\w+\}", "…", rule.message.replace("{match}", words))


def _example(example: Example) -> str:
    parts, at = [], 0
    for span in example.spans:
        marked = html.escape(example.text[span.start : span.end])
        parts += [html.escape(example.text[at : span.start]), f"<mark>{marked}</mark>"]
        at = span.end
    parts.append(html.escape(example.text[at:]))
    text = "".join(parts).replace("\n", "<br>")
    if example.whole:
        text += ' <span class="op">(de tekst als geheel)</span>'
    if example.reply_to:
        text = f'<span class="op">Op: {html.escape(example.reply_to)}</span><br>{text}'
    return f"<li>{text}</li>"


def _plain(text: str) -> str:
    """Return text in which nothing is Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]#|~])", r"\\\1", html.escape(text, quote=False))
