"""The gate in Wagtail: drafts stay free, and whatever is published, scheduled, submitted or approved is judged first.

Put ``sincerity.gates.wagtail`` in ``INSTALLED_APPS``, and in your models use what
:mod:`sincerity.gates.wagtail.gated` offers. See docs/wagtail.md.
"""
