"""How much the service takes: requests a second, and two minutes at half of that with hostile callers among them.

    python benchmarks/service_load.py [--jobs N] [--seconds 120] [--model none]

It starts ``sincerity serve`` itself, asks for posts of about 60 words over kept connections, and prints medians, tails,
statuses, and what memory did. Callers run in this process, on the same cores.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

SENTENCES = [
    "De lift stond drie dagen stil en dat was onze fout.",
    "Koop nu je kaartje, want alleen vandaag krijg je korting.",
    "De monteur kwam om tien uur en verving een kabel.",
    "Wat zou jij in de nieuwe keuken willen koken?",
    "Wij zijn ontzettend trots op dit mooie resultaat!",
    "Zaterdag staat de koffie klaar in het buurthuis aan de Lindelaan.",
    "Excuses voor het eventuele ongemak tijdens de verbouwing.",
    "Fatima van de receptie hielp iedereen met de trap.",
    "In mei hoor je of de subsidie er komt.",
]
HOSTILE = [
    b"[" * 100_000,
    b'{"text": "\\ud800"}',
    b'{"text": "caf\xe9"}',
    json.dumps({"text": "a" * 70_000}).encode(),
    json.dumps({"text": "<p " * 15_000, "markup": "html"}).encode(),
    json.dumps({"text": "**_[(" * 8_000, "markup": "markdown"}).encode(),
    b" " * (3 * 1024 * 1024),
    b"{}",
]


class Load:
    """Callers that each keep one connection, and what they saw."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._lock = threading.Lock()
        self.times: list[float] = []
        self.statuses: Counter[tuple[str, int]] = Counter()

    def run(self, callers: int, seconds: float, *, rate: float | None = None, hostile: float = 0.0) -> float:
        """Ask for *seconds*, as fast as answers come or *rate* times a second; return good answers a second."""
        self.times, self.statuses = [], Counter()
        end = time.monotonic() + seconds
        pause = callers / rate if rate else 0.0
        threads = [
            threading.Thread(target=self._caller, args=(number, end, pause, hostile))
            for number in range(callers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return len(self.times) / seconds

    def _caller(self, number: int, end: float, pause: float, hostile: float) -> None:
        chosen = random.Random(number)
        connection: http.client.HTTPConnection | None = None
        due = time.monotonic() + chosen.random() * pause
        while (now := time.monotonic()) < end:
            if due > now:
                time.sleep(min(due - now, end - now))
                continue
            due += pause
            bad = chosen.random() < hostile
            post = {"text": " ".join(chosen.choices(SENTENCES, k=6)), "channel": "social"}
            body = chosen.choice(HOSTILE) if bad else json.dumps(post).encode()
            started = time.monotonic()
            try:
                connection = connection or http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
                connection.request("POST", "/v1/check", body, {"Content-Type": "application/json"})
                answer = connection.getresponse()
                answer.read()
                status = answer.status
                if answer.getheader("connection") == "close":
                    connection.close()
                    connection = None
            except OSError:
                status, connection = 0, None
            with self._lock:
                self.statuses["hostile" if bad else "good", status] += 1
                if not bad and status == 200:
                    self.times.append(time.monotonic() - started)

    def told(self) -> str:
        """Return the times in milliseconds and the statuses."""
        times = sorted(self.times)
        p50, p99 = times[len(times) // 2] * 1000, times[len(times) * 99 // 100] * 1000
        statuses = ", ".join(f"{kind} {status}: {n}" for (kind, status), n in sorted(self.statuses.items()))
        return f"p50 {p50:.0f} ms, p99 {p99:.0f} ms, worst {times[-1] * 1000:.0f} ms; {statuses}"


def memory(pid: int) -> float:
    """Return the resident megabytes of a process and its children."""
    total = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            status = (folder / "status").read_text()
        except OSError:
            continue
        if folder.name == str(pid) or re.search(rf"^PPid:\s+{pid}$", status, re.MULTILINE):
            found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
            total += int(found[1]) / 1024 if found else 0.0
    return total


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--callers", type=int, default=8)
    parser.add_argument("--model", default="none")
    chosen = parser.parse_args()
    command = [sys.executable, "-m", "sincerity", "serve", "--port", "0", "--model", chosen.model]
    command += ["--jobs", str(chosen.jobs)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as service:
        try:
            assert service.stderr is not None
            found = re.search(r":(\d+)/", service.stderr.readline())
            assert found
            load = Load(int(found[1]))
            load.run(chosen.callers, 5)
            most = load.run(chosen.callers, 15)
            print(
                f"as fast as it goes, {chosen.callers} callers: {most:.1f} a second; {load.told()}",
                flush=True,
            )
            before = memory(service.pid)
            rate = load.run(chosen.callers * 2, chosen.seconds, rate=most / 2, hostile=0.01)
            after = memory(service.pid)
            print(f"half of that for {chosen.seconds:g} s, 1% hostile: {rate:.1f} a second; {load.told()}")
            print(f"memory: {before:.0f} MB before, {after:.0f} MB after")
            print(f"answers of 500 or none: {sum(n for (_, s), n in load.statuses.items() if s in (0, 500))}")
        finally:
            service.terminate()


if __name__ == "__main__":
    main()
