"""Forms of address on documents made by hand."""

import pytest

from sincerity.pipeline.address import Form, Number, Role, addresses
from tests.pipeline.docs import parsed, tagged

NOM = "Case=Nom/Person=2"
ACC = "Case=Acc/Person=2"
POSS = "Person=2/Poss=Yes"


def roles(doc) -> list[tuple[str, Role]]:
    return [(doc.text[a.span.start : a.span.end], a.role) for a in addresses(doc)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Heb/VERB je/PRON/{NOM} je/PRON/{POSS} tas/NOUN ?/PUNCT",
            [("je", Role.SUBJECT), ("je", Role.POSSESSIVE)],
        ),
        (f"Meld/VERB/Mood=Imp je/PRON/{ACC} aan/ADP", [("je", Role.OBJECT)]),
        (f"We/PRON bellen/VERB/VerbForm=Fin je/PRON/{ACC} terug/ADV", [("je", Role.OBJECT)]),
        (f"Hoe/ADV houd/VERB/VerbForm=Fin je/PRON/{ACC} grip/NOUN ?/PUNCT", [("je", Role.SUBJECT)]),
        (f"Het/PRON stuurt/VERB/VerbForm=Fin je/PRON/{NOM} weg/ADV", [("je", Role.OBJECT)]),
        (f"Wij/PRON danken/VERB/VerbForm=Fin u/PRON/{NOM} zeer/ADV", [("u", Role.OBJECT)]),
        ("Bij/ADP pech/NOUN belt/VERB/VerbForm=Fin u/PRON ons/PRON", [("u", Role.SUBJECT)]),
        ("Wil/AUX/VerbForm=Fin jij/PRON je/PRON rug/NOUN", [("jij", Role.SUBJECT), ("je", Role.POSSESSIVE)]),
        ("Als/SCONJ het/PRON u/PRON lijkt/VERB", [("u", Role.OBJECT)]),
        ("Speciaal/ADJ voor/ADP jullie/PRON", [("jullie", Role.OBJECT)]),
        (f"Jullie/PRON/{POSS} hulp/NOUN", [("Jullie", Role.POSSESSIVE)]),
        (f"Neemt/VERB/Mood=Imp u/PRON/{NOM} contact/NOUN op/ADP", [("u", Role.SUBJECT)]),
        ("Uw/PRON mening/NOUN", [("Uw", Role.POSSESSIVE)]),
    ],
)
def test_roles_by_tags(text: str, expected: list[tuple[str, Role]]) -> None:
    """Case, preposition and neighbour tell the role where no parse is at hand."""
    assert expected == roles(tagged(text))


def test_roles_by_parse() -> None:
    """‘Als je je meldt, bellen we je’: subject, reflexive and object look the same."""
    doc = parsed(
        "Als/SCONJ/mark/3 je/PRON/nsubj/3 je/PRON/expl:pv/3 meldt/VERB/advcl/5 ,/PUNCT/punct/3 bellen/VERB/ROOT/5 "
        "we/PRON/nsubj/5 je/PRON/obj/5"
    )

    assert [role for _, role in roles(doc)] == [Role.SUBJECT, Role.OBJECT, Role.OBJECT]


@pytest.mark.parametrize(
    ("word", "form", "number"),
    [
        ("je", Form.INFORMAL, Number.SINGULAR),
        ("Jij", Form.INFORMAL, Number.SINGULAR),
        ("JULLIE", Form.INFORMAL, Number.PLURAL),
        ("jóúw", Form.INFORMAL, Number.SINGULAR),
        ("u", Form.FORMAL, Number.EITHER),
        ("gij", Form.FLEMISH, Number.SINGULAR),
    ],
)
def test_form_and_number(word: str, form: Form, number: Number) -> None:
    """Who is spoken to, and how."""
    (found,) = addresses(tagged(f"Ziet/VERB {word}/PRON"))

    assert (form, number) == (found.form, found.number)


def test_generic_je_is_marked() -> None:
    """‘Dat zie je vaker’ speaks of people in general, ‘Zie je dat’ to the reader."""
    general = tagged(f"Dat/PRON zie/VERB/VerbForm=Fin je/PRON/{NOM} vaker/ADV")
    personal = tagged(f"Zie/VERB/VerbForm=Fin je/PRON/{NOM} dat/PRON vaker/ADV ?/PUNCT")

    assert [addresses(doc)[0].is_generic for doc in (general, personal)] == [True, False]


@pytest.mark.parametrize("text", ["om/ADP 10/NUM u/NOUN", "bij/ADP GE/PROPN"])
def test_other_words_are_no_address(text: str) -> None:
    """Hours and a company."""
    assert addresses(tagged(text)) == ()
