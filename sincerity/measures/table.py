"""Every measure by its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sincerity.measures import address, grammar, readability, replies, surface, wording
from sincerity.measures.acts_social import acts_social
from sincerity.measures.base import Measure
from sincerity.pipeline.annotation import Annotation

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        measure.name: measure
        for measure in (
            *surface.MEASURES,
            *address.MEASURES,
            *wording.MEASURES,
            *replies.MEASURES,
            *grammar.MEASURES,
            *readability.MEASURES,
            Measure(
                "acts_social",
                "Hoe hard de buitenkant ‘sociaal’ roept.",
                "0-100",
                Annotation.NOTHING,
                acts_social,
            ),
        )
    }
)
"""Every measure by its name."""
