"""The errors sincerity raises on purpose. Each message says what was found, what was expected and where."""


class SincerityError(Exception):
    """Something the user can mend: show the message, without a traceback."""


class ConfigError(SincerityError):
    """A setting, option or channel that does not exist or does not fit."""


class RuleError(SincerityError):
    """A rule, word class or pack that cannot be loaded; starts with ``file:line:``."""


class SourceError(SincerityError):
    """A draft that cannot be read."""


class ModelError(SincerityError):
    """A language pipeline that is missing or does not fit; names the command that mends it."""
