"""Rich text of other systems, in the form that their documentation gives; not tried against the systems themselves."""

from __future__ import annotations

from typing import Any

import pytest

from sincerity.server.fields import FieldError, Mapped, pick

CONTENTFUL = {
    "nodeType": "document",
    "data": {},
    "content": [
        {
            "nodeType": "heading-2",
            "data": {},
            "content": [{"nodeType": "text", "value": "De brug is open", "marks": [], "data": {}}],
        },
        {
            "nodeType": "paragraph",
            "data": {},
            "content": [
                {"nodeType": "text", "value": "Lees ", "marks": [], "data": {}},
                {
                    "nodeType": "hyperlink",
                    "data": {"uri": "https://example.nl"},
                    "content": [
                        {"nodeType": "text", "value": "het plan", "marks": [{"type": "bold"}], "data": {}}
                    ],
                },
                {"nodeType": "text", "value": ".", "marks": [], "data": {}},
            ],
        },
        {
            "nodeType": "unordered-list",
            "data": {},
            "content": [
                {
                    "nodeType": "list-item",
                    "data": {},
                    "content": [
                        {
                            "nodeType": "paragraph",
                            "data": {},
                            "content": [{"nodeType": "text", "value": "Fietsers", "marks": [], "data": {}}],
                        }
                    ],
                }
            ],
        },
        {
            "nodeType": "blockquote",
            "data": {},
            "content": [
                {
                    "nodeType": "paragraph",
                    "data": {},
                    "content": [{"nodeType": "text", "value": "Koop nu!", "marks": [], "data": {}}],
                }
            ],
        },
        {"nodeType": "embedded-asset-block", "data": {"target": {}}},
    ],
}
STORYBLOK = {
    "type": "doc",
    "content": [
        {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "De brug is open"}]},
        {
            "type": "paragraph",
            "content": [
                {"type": "text", "text": "Lees het", "marks": [{"type": "bold"}]},
                {"type": "hard_break"},
                {"type": "text", "text": "plan", "marks": [{"type": "link", "attrs": {"href": "/plan"}}]},
                {"type": "text", "text": "make", "marks": [{"type": "code"}]},
            ],
        },
        {"type": "paragraph"},
        {
            "type": "bullet_list",
            "content": [
                {
                    "type": "list_item",
                    "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Fietsers"}]}],
                }
            ],
        },
        {"type": "blok", "attrs": {"id": "1", "body": []}},
    ],
}


def picked(kind: str, tree: Any) -> Any:
    return pick({"tekst": tree}, (Mapped("/tekst", kind),))


def test_a_tree_of_contentful_is_read_block_by_block():
    """Links keep their words, lists are gone into, and a quotation and an image are said to be unread."""
    found = picked("contentful", CONTENTFUL)

    assert [(part.name, part.text) for part in found.parts] == [
        ("/tekst/content/0", "De brug is open"),
        ("/tekst/content/1", "Lees het plan."),
        ("/tekst/content/2/content/0/content/0", "Fietsers"),
    ]
    assert len(found.notices) == 2
    assert "‘blockquote’" in found.notices[0]
    assert "‘embedded-asset-block’" in found.notices[1]


def test_an_entry_of_contentful_that_stands_elsewhere_is_told():
    """Its words are not in this document, so nobody read them."""
    target = {"sys": {"type": "Link", "linkType": "Entry", "id": "abc"}}
    block = {"nodeType": "embedded-entry-block", "data": {"target": target}, "content": []}
    inline = {**block, "nodeType": "embedded-entry-inline"}
    words = {"nodeType": "text", "value": "Zie ", "marks": [], "data": {}}
    paragraph = {"nodeType": "paragraph", "data": {}, "content": [words, inline]}
    found = pick(
        {"t": {"nodeType": "document", "data": {}, "content": [block, paragraph]}},
        (Mapped("/t", "contentful"),),
    )

    assert [part.text for part in found.parts] == ["Zie "]
    assert found.notices == (
        "/t/content/0: een blok van het soort ‘embedded-entry-block’ is niet nagekeken",
        "/t/content/1: niet alles in dit blok is tekst; de rest is niet nagekeken",
    )


def test_a_tree_of_prosemirror_is_read_block_by_block():
    """A hard break parts words; code is left out and said to be; an empty paragraph is nothing to speak of."""
    found = picked("prosemirror", STORYBLOK)

    assert [(part.name, part.text) for part in found.parts] == [
        ("/tekst/content/0", "De brug is open"),
        ("/tekst/content/1", "Lees het\nplan"),
        ("/tekst/content/3/content/0/content/0", "Fietsers"),
    ]
    assert len(found.notices) == 2
    assert found.notices[0].startswith("/tekst/content/1")
    assert "‘blok’" in found.notices[1]


@pytest.mark.parametrize("kind", ["contentful", "prosemirror"])
@pytest.mark.parametrize("value", ["tekst", [], {}, {"type": "paragraph"}, 3])
def test_what_is_no_tree_is_refused(kind: str, value: Any):
    """The error names the pointer and what was expected."""
    with pytest.raises(FieldError, match="/tekst: verwacht een boom"):
        picked(kind, value)


def test_a_tree_without_end_is_refused():
    """However deep a hostile document is."""
    tree: dict[str, Any] = {"type": "paragraph", "content": []}
    for _ in range(200):
        tree = {"type": "list_item", "content": [tree]}
    with pytest.raises(FieldError, match="in elkaar"):
        picked("prosemirror", {"type": "doc", "content": [tree]})
