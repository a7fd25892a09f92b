"""What a project has to get right, and is told at start-up where it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from demo.models import Bericht, Mededeling
from django.core.management import call_command
from django.test import override_settings
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.contrib.table_block.blocks import TableBlock

from sincerity.gates.wagtail.apps import check_project
from sincerity.gates.wagtail.pieces import _walk
from sincerity.markup import Markup

pytestmark = pytest.mark.wagtail


def ids(found: list[Any]) -> list[str]:
    """The ids of what was found."""
    return [message.id for message in found]


def test_the_demo_is_set_up_right():
    """Nothing to complain of."""
    assert ids(check_project()) == []
    assert [i for i in ids(Bericht.check()) + ids(Mededeling.check()) if i.startswith("sincerity")] == []


def test_no_migration_is_missing(database: None):
    """Neither of the gate nor of the demo."""
    call_command("makemigrations", "sincerity_wagtail", "demo", check=True, dry_run=True, verbosity=0)


def test_the_middleware_is_missed():
    """Without it an editor sees a server error."""
    with override_settings(MIDDLEWARE=[]):
        assert ids(check_project()) == ["sincerity.E005"]


@pytest.mark.parametrize(
    "setting", [{"ON_FAILURE": "maybe"}, {"CHANNEL": "krantje"}, {"CONFIG": "/nergens.toml"}]
)
def test_a_mistake_in_the_settings_is_named(setting: dict[str, Any]):
    """Before the first editor meets it."""
    with override_settings(SINCERITY=setting):
        assert ids(check_project()) == ["sincerity.E006"]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("sincerity_fields", [], "sincerity.E001"),
        ("sincerity_fields", ["title", "inhoud"], "sincerity.E002"),
        ("sincerity_fields", ["title", "owner"], "sincerity.E002"),
        ("sincerity_fields", ["title", "tekst", "blokken"], "sincerity.W001"),
        ("sincerity_channel", "krantje", "sincerity.E003"),
        ("base_form_class", WagtailAdminPageForm, "sincerity.E004"),
    ],
)
def test_a_mistake_in_a_model_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: Any, expected: str):
    """Each of them would open the gate, or leave the editor in the dark."""
    monkeypatch.setattr(Bericht, name, value)

    assert expected in ids(Bericht.check())


def test_a_mixin_that_stands_behind_is_named(monkeypatch: pytest.MonkeyPatch):
    """Its own checks never run then, and neither does its form."""
    monkeypatch.setattr(Bericht, "base_form_class", WagtailAdminPageForm)

    assert ids(check_project()) == ["sincerity.E007"]


def read(block: Any, value: Any) -> list[tuple[str, str, Markup]]:
    """Path, text and markup of everything in a block."""
    pieces = _walk(block, block.to_python(value), ("veld",), (), "veld", "Veld")
    return [(piece.name, piece.text, piece.markup) for piece in pieces]


def test_every_kind_of_block_is_read():
    """What a visitor reads is text; what a visitor does not read is nothing."""
    stream = blocks.StreamBlock(
        [
            ("kop", blocks.CharBlock()),
            ("html", blocks.RawHTMLBlock()),
            ("citaat", blocks.BlockQuoteBlock()),
            ("tabel", TableBlock()),
            ("kleur", blocks.ChoiceBlock(choices=[("r", "Rood")])),
            ("adres", blocks.URLBlock()),
            ("rijen", blocks.ListBlock(blocks.StreamBlock([("regel", blocks.TextBlock())]))),
        ]
    )
    value = [
        {"type": "kop", "value": "Hoi"},
        {"type": "html", "value": "<b>Dag</b>"},
        {"type": "citaat", "value": "2 < 3"},
        {"type": "tabel", "value": {"data": [["Brood", "Prijs"], ["Spelt", None]]}},
        {"type": "kleur", "value": "r"},
        {"type": "adres", "value": "https://example.nl"},
        {
            "type": "rijen",
            "value": [[{"type": "regel", "value": "Een"}], [{"type": "regel", "value": "Twee"}]],
        },
    ]

    assert [piece for piece in read(stream, value) if piece[1]] == [
        ("veld.0", "Hoi", Markup.PLAIN),
        ("veld.1", "<b>Dag</b>", Markup.HTML),
        ("veld.2", "<blockquote>2 &lt; 3</blockquote>", Markup.HTML),
        ("veld.3", "Brood\nPrijs\nSpelt", Markup.PLAIN),
        ("veld.6.0.0", "Een", Markup.PLAIN),
        ("veld.6.1.0", "Twee", Markup.PLAIN),
    ]


def test_the_app_is_no_part_of_a_project_that_does_not_ask_for_it():
    """Importing the gate imports neither Django nor Wagtail."""
    import subprocess
    import sys

    code = "import sys, sincerity.gates; sys.exit(any(m.split('.')[0] in ('django', 'wagtail') for m in sys.modules))"
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
