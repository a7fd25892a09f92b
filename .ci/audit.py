"""Ask pip-audit for known vulnerabilities of what is installed, and say how much of it was really looked up.

    python .ci/audit.py

Exit code 1 when a package has a known vulnerability. pip-audit itself reports none also where it could look up nothing,
as on a package index without vulnerability data; here that is said in so many words. It is not a failure: what is not
known where this runs is known elsewhere.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any


def verdict(report: dict[str, Any]) -> tuple[bool, str]:
    """Return whether the audit passes, and the line that says why; *report* is the JSON of pip-audit."""
    packages = report["dependencies"]
    audited = [package for package in packages if "skip_reason" not in package]
    found = [f"{p['name']} {p['version']}: {v['id']}" for p in audited for v in p["vulns"]]
    if found:
        return False, "audit: known vulnerabilities: " + "; ".join(found)
    if not audited:
        return True, f"audit: NOT DONE, no vulnerability data for any of the {len(packages)} packages here"
    return True, f"audit: {len(audited)} of {len(packages)} packages looked up, no known vulnerability"


def main() -> int:
    """Run pip-audit on this environment and print the verdict."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout.strip():
        reason = (done.stderr.strip().splitlines() or ["no output"])[-1]
        print(f"audit: NOT DONE, pip-audit ended with {done.returncode}: {reason[:300]}")
        return 0
    passed, line = verdict(json.loads(done.stdout))
    print(line)
    return 0 if passed else 1


if __name__ == "__main__":
    raise SystemExit(main())
