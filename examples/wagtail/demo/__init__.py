"""A small Wagtail site with one gated page type and one gated snippet."""
