"""The gate on Django alone: a validator, a form mixin, and what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db.migrations.writer import MigrationWriter
from django.test import override_settings
from django.utils.html import conditional_escape

from sincerity.gates import Action, Part
from sincerity.gates.django import SincerityFormMixin, SincerityValidator, judge, notes
from sincerity.markup import Markup

pytestmark = pytest.mark.wagtail

BAD = "Koop nu ons allerbeste desembrood! Wees er snel bij, alleen vandaag, op is op."
GOOD = "De oven stond drie dagen stil omdat een lager versleten was. Sinds dinsdag bakken we weer om zes uur."


class NewsForm(SincerityFormMixin, forms.Form):
    """A form with a title, a rich text, and a box that says that this is a draft."""

    titel = forms.CharField()
    tekst = forms.CharField(widget=forms.Textarea)
    concept = forms.BooleanField(required=False)

    sincerity_fields = {"titel": "plain", "tekst": "html"}  # noqa: RUF012
    sincerity_channel = "nieuws"

    def sincerity_applies(self) -> bool:
        """A draft stays free."""
        return not self.cleaned_data["concept"]


def told(form: forms.Form, field: str) -> list[str]:
    """The messages at a field, as a page shows them."""
    return [conditional_escape(message) for message in form.errors.get(field, [])]


def test_the_validator_refuses_a_text_and_says_why_and_where():
    """First how the text reads as a whole, then each finding with its words."""
    with pytest.raises(ValidationError) as caught:
        SincerityValidator(channel="nieuws")(BAD)

    assert "klinkt verkoperig" in caught.value.messages[0]
    assert any("‘Koop nu’" in message for message in caught.value.messages[1:])
    assert {error.code for error in caught.value.error_list} == {"sincerity"}


def test_the_validator_lets_a_plain_text_pass():
    """It says nothing then."""
    assert SincerityValidator()(GOOD) is None


def test_the_validator_reads_html_where_it_is_told_to():
    """Words in two elements are found as one."""
    with pytest.raises(ValidationError) as caught:
        SincerityValidator(markup="html")(f"<p>{BAD.replace('Koop nu', '<b>Koop</b> nu')}</p>")

    assert any("‘Koop nu’" in message for message in caught.value.messages)


def test_the_validator_can_stand_in_a_migration():
    """Django writes it down and finds it equal to itself."""
    validator = SincerityValidator(channel="nieuws", markup="html")

    written, imports = MigrationWriter.serialize(validator)

    assert "sincerity.gates.django.SincerityValidator(channel='nieuws', markup='html')" in written
    assert imports == {"import sincerity.gates.django"}
    assert validator == SincerityValidator("nieuws", "html")
    assert validator != SincerityValidator("nieuws", "plain")


def test_the_form_shows_each_finding_at_its_field_with_the_words_marked():
    """And what is wrong with the whole above the form."""
    form = NewsForm({"titel": "Alleen vandaag: koop nu", "tekst": f"<p>{BAD}</p>"})

    assert not form.is_valid()
    assert "klinkt verkoperig" in told(form, "__all__")[0]
    assert any("<mark>Koop nu</mark>" in message for message in told(form, "tekst"))
    assert any("<mark>Alleen vandaag</mark>" in message for message in told(form, "titel"))
    assert "<mark>Koop nu</mark>" in form.as_p()
    assert any("‘Koop nu’" in error["message"] for error in form.errors.get_json_data()["tekst"])


def test_the_form_reads_its_fields_as_one_text():
    """A title by itself would be judged as if it were all there is."""
    form = NewsForm({"titel": "De oven doet het weer", "tekst": f"<p>{GOOD}</p>"})

    assert form.is_valid(), form.errors
    assert form.sincerity_decision is not None
    assert form.sincerity_decision.action is Action.ALLOW


def test_a_draft_is_not_judged():
    """The form itself knows what a draft is."""
    form = NewsForm({"titel": "Koop nu", "tekst": f"<p>{BAD}</p>", "concept": "on"})

    assert form.is_valid()
    assert form.sincerity_decision is None


def test_a_field_that_failed_by_itself_does_not_stop_the_gate():
    """The rest is judged, so that everything is told at once."""
    form = NewsForm({"titel": "", "tekst": f"<p>{BAD}</p>"})

    assert not form.is_valid()
    assert len(told(form, "titel")) == 1
    assert any("<mark>" in message for message in told(form, "tekst"))


def test_markup_in_a_text_comes_back_escaped():
    """Whoever reads the message must not run what somebody else typed."""
    form = NewsForm(
        {"titel": "Koop nu de <script>alert(1)</script>beste bakker van Nederland", "tekst": f"<p>{BAD}</p>"}
    )

    assert not form.is_valid()
    page = form.as_p()
    assert "<mark>" in page
    assert "<script>" not in page.replace(str(form["titel"]), "")


def test_comments_in_the_text_silence_nothing():
    """Whoever writes the text also writes those."""
    silenced = f"<!-- sincerity: uit --><p>{BAD}</p><!-- sincerity: negeer koop-nu-gebod -->"
    form = NewsForm({"titel": "De oven", "tekst": silenced})

    assert not form.is_valid()
    assert any("<mark>Koop nu</mark>" in message for message in told(form, "tekst"))


@pytest.mark.parametrize(("on_failure", "valid"), [("block", False), ("warn", True), ("allow", True)])
def test_what_could_not_be_read_follows_the_setting(tmp_path: Path, on_failure: str, valid: bool):
    """Not to know is not to pass, unless a project says otherwise."""
    broken = tmp_path / "sincerity.toml"
    broken.write_text("channel = 3", encoding="utf-8")
    with override_settings(SINCERITY={"CONFIG": str(broken), "ON_FAILURE": on_failure}):
        form = NewsForm({"titel": "De oven", "tekst": f"<p>{GOOD}</p>"})

        assert form.is_valid() is valid
        assert form.sincerity_decision.failures
        if not valid:
            assert "Niet nagekeken" in told(form, "__all__")[0]


def test_what_failed_is_tried_again(tmp_path: Path):
    """Decisions are remembered, failures are not."""
    file = tmp_path / "sincerity.toml"
    file.write_text("channel = 3", encoding="utf-8")
    with override_settings(SINCERITY={"CONFIG": str(file)}):
        assert judge([Part("tekst", GOOD)]).action is Action.BLOCK
        file.write_text("", encoding="utf-8")

        assert judge([Part("tekst", GOOD)]).action is Action.ALLOW


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"ONFAILURE": "warn"}, "'ONFAILURE' bestaat niet"),
        ({"ON_FAILURE": "maybe"}, "'maybe'"),
        ({"CHANNEL": "krantje"}, "krantje"),
    ],
)
def test_a_mistake_in_the_settings_is_named(setting: dict[str, Any], message: str):
    """It is a mistake of the project, so no editor gets to see it as a finding."""
    with override_settings(SINCERITY=setting), pytest.raises(ImproperlyConfigured, match=message):
        judge([Part("tekst", GOOD)])


def test_a_field_that_the_form_does_not_have_is_named():
    """It would be read as empty, and let everything pass."""

    class Mistaken(NewsForm):
        sincerity_fields = ("titel", "inhoud")

    with pytest.raises(ImproperlyConfigured, match="'inhoud' is geen veld"):
        Mistaken({"titel": "De oven", "tekst": GOOD}).is_valid()


def test_a_note_tells_which_of_several_equal_words_is_meant():
    """So that a page can mark the right ones, also behind tags and entities."""
    text = "<p>Haring &amp; ui: ‘Op is op’, zei <em>de visboer</em>.</p><p>Koop nu, wees er snel bij. Op is <b>op</b>!</p>"
    part = Part("tekst", text, Markup.HTML)

    found = [note for note in notes(judge([part]), [part]) if note.words == "Op is op"]

    assert [note.nth for note in found] == [1]
