"""``sincerity serve`` as a process: it starts, refuses to listen unsafely, and stops without dropping work."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from click.testing import CliRunner

from sincerity.cli import main
from sincerity.client import Client, ServiceError
from sincerity.config import Config
from sincerity.server.processes import ProcessLinter
from sincerity.server.settings import Limits, Settings
from tests.server.calls import call
from tests.server.test_hostile import Slow

WORK = {"posts": [{"text": "Koop nu! De lift stond stil en dat was onze fout. " * 40}] * 30}


@contextmanager
def process(*options: str, **environment: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Start the command on a free port; yields its address and the process."""
    command = [sys.executable, "-m", "sincerity", "serve", "--port", "0", "--model", "none", *options]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as started:
        assert started.stderr is not None
        try:
            line = started.stderr.readline()
            found = re.search(r"http://\S+:\d+", line)
            assert found, line + started.stderr.read()
            yield found[0], started
        finally:
            started.kill()


def test_it_serves_until_ctrl_c_and_logs_no_text():
    """Exit 0, and nothing but the address on the screen."""
    with process() as (url, service):
        assert call(f"{url}/v1/check", {"text": "geheim plan"})[0] == 200
        service.send_signal(signal.SIGINT)
        assert service.wait(15) == 0
        assert service.stderr is not None
        assert service.stderr.read() == ""


def test_sigterm_finishes_what_runs():
    """Within ten seconds, with exit code 0."""
    with process() as (url, service), ThreadPoolExecutor(1) as pool:
        running = pool.submit(call, f"{url}/v1/check", WORK)
        time.sleep(0.5)
        service.terminate()
        started = time.monotonic()
        assert running.result()[0] == 200
        assert service.wait(15) == 0
        assert time.monotonic() - started < 10


def test_while_it_stops_new_requests_are_turned_away(serving: Any, linter: Any):
    """The one that runs is finished; the health check still answers; then the door closes."""
    with serving(Slow(linter, 2.0)) as (url, server), ThreadPoolExecutor(1) as pool:
        running = pool.submit(call, f"{url}/v1/check", {"text": "dag"})
        time.sleep(0.4)
        server.handle_exit(signal.SIGTERM, None)
        time.sleep(0.3)

        status, answer, headers = call(f"{url}/v1/check", {"text": "dag"})

        assert (status, answer["error"]["code"], headers["retry-after"]) == (503, "stopping", "5")
        assert call(f"{url}/readyz")[0] == 503
        assert call(f"{url}/healthz")[0] == 200
        assert running.result()[0] == 200


def test_what_takes_too_long_does_not_keep_it_from_stopping(serving: Any, linter: Any):
    """The time to finish is bounded."""
    limits = replace(Limits(), drain_seconds=0.3)
    with serving(Slow(linter, 4.0), Settings(limits=limits)) as (url, server), ThreadPoolExecutor(1) as pool:
        running = pool.submit(call, f"{url}/v1/check", {"text": "dag"})
        time.sleep(0.3)
        started = time.monotonic()
        server.handle_exit(signal.SIGTERM, None)
        assert running.result()[0] == 503
        assert time.monotonic() - started < 3


def test_beyond_this_machine_a_key_is_required():
    """Nothing listens without."""
    result = CliRunner().invoke(main, ["serve", "--host", "0.0.0.0", "--model", "none"])

    assert result.exit_code == 2
    assert "SINCERITY_KEY" in result.output


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_the_extra_it_says_what_to_install(missing: str):
    """Exit 2, in one sentence."""
    code = f"import sys; sys.modules['{missing}'] = None; from sincerity.cli import main; main(['serve'])"

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert result.returncode == 2
    assert "sincerity[server]" in result.stderr


@pytest.mark.parametrize("name", ["SINCERITY_KEY", "SINCERITY_GATE_SECRET"])
def test_a_secret_that_can_be_guessed_is_refused(name: str):
    """Sixteen characters at least."""
    result = CliRunner().invoke(main, ["serve", "--model", "none"], env={name: "kort"})

    assert result.exit_code == 2
    assert "minstens 16" in result.output


def test_a_taken_port_is_named(service: str):
    """Exit 2, in one sentence."""
    port = service.rpartition(":")[2]

    result = CliRunner().invoke(main, ["serve", "--port", port, "--model", "none"])

    assert result.exit_code == 2
    assert port in result.output


def test_the_client_asks_and_hears(service: str):
    """Posts, rules, and what is wrong."""
    client = Client(service)

    assert client.check("Koop nu!", channel="instagram")["channel"] == "social"
    assert [p["id"] for p in client.check_many([{"text": "a", "id": "x"}, {"text": "b", "id": "y"}])] == [
        "x",
        "y",
    ]
    assert client.rule(client.rules()[0]["id"])["explain"]
    with pytest.raises(ServiceError, match="linkedin") as caught:
        client.check("a", channel="linkdin")
    assert (caught.value.status, caught.value.code) == (422, "channel")


def test_the_client_says_that_nobody_answers():
    """Status 0."""
    with pytest.raises(ServiceError, match="antwoordt niet") as caught:
        Client("http://127.0.0.1:9", timeout=2).check("a")
    assert caught.value.status == 0


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost:8765", ""])
def test_the_client_talks_http_and_nothing_else(url: str):
    """A wrong address is said at once."""
    with pytest.raises(ServiceError, match="http"):
        Client(url)


def test_a_service_can_run_beside_other_work(serving: Any, linter: Any):
    """In a thread, where no signals come."""
    with serving(linter) as (url, server):
        assert threading.current_thread() is threading.main_thread()
        assert call(f"{url}/readyz")[0] == 200
        assert server.started


def test_posts_can_be_read_in_other_processes(linter: Any, serving: Any):
    """With the same outcome; one that falls over is a failure of its post, and the next one is read again."""
    texts = [f"Koop nu! Bericht {i}, alleen vandaag." for i in range(20)]
    spread = ProcessLinter(Config(model="none"), 2)
    try:
        with serving(spread) as (url, _), ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda text: call(f"{url}/v1/check", {"text": text})[1], texts))
            expected = [[f.message for f in linter.check(text).findings] for text in texts]
            assert [[f["message"] for f in a["posts"][0]["findings"]] for a in answers] == expected

            for child in list(spread._pool._processes.values()):
                child.kill()
                child.join()
            status, answer, _ = call(f"{url}/v1/check", {"text": texts[0]})
            assert status == 200
            assert "gestopt" in answer["posts"][0]["failures"][0]["message"]
            assert call(f"{url}/v1/check", {"text": texts[0]})[1]["posts"][0]["failures"] == []
    finally:
        spread.close()
