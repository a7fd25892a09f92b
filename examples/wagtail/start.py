"""Start the demo: ``python examples/wagtail/start.py``.

The first time it makes a database with users, a page and a snippet; after that it goes on where you left off.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Prepare what is not there yet, print the address, and serve until Ctrl+C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="the port on this computer; 8000 if not given")
    parser.add_argument("--data", type=Path, default=HERE / "data", help="the folder of the database")
    chosen = parser.parse_args()

    sys.path.insert(0, str(HERE))
    os.environ["DJANGO_SETTINGS_MODULE"] = "demo.settings"
    os.environ["SINCERITY_DEMO_DATA"] = str(chosen.data.resolve())
    os.environ["SINCERITY_DEMO_PORT"] = str(chosen.port)
    try:
        import django
        import wagtail  # noqa: F401
    except ImportError:
        sys.exit('Wagtail is er nog niet. Zet het erbij met: pip install ".[wagtail]"')
    django.setup()

    from demo import content
    from django.core.management import call_command

    print("De database wordt klaargezet; de eerste keer duurt dat even.", flush=True)
    call_command("migrate", verbosity=0)
    content.create(chosen.port)
    address = f"http://127.0.0.1:{chosen.port}"
    print(
        f"\n  {address}/admin/\n\n{content.USERS_TOLD}\n\n{content.api_told(address)}\n\nStoppen: Ctrl+C.",
        flush=True,
    )
    call_command("runserver", f"127.0.0.1:{chosen.port}", use_reloader=False, skip_checks=False)


if __name__ == "__main__":
    main()
