"""A site of its own process, as `manage.py serve` starts it, for as long as a `with` lasts."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit, urlunsplit

from django.db import connection

from sanad.embedded import CHECKOUT

START_SECONDS = 120


def site_url():
    """The suite's own database, as the site reaches it."""
    site = urlsplit(os.environ["SANAD_TEST_SITE_URL"])
    return urlunsplit(site._replace(path=f"/{connection.settings_dict['NAME']}"))


def environment(site_url, **more):
    """What a process of the site needs to reach the database at `site_url`, as the site."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.serving.settings",
        "DATABASE_URL": site_url,
        "DATABASE_SITE_ROLE": urlsplit(site_url).username,
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        **more,
    }


class Site:
    """`with Site(url) as site:` runs it on `site.port`; its process is `site.process`."""

    def __init__(self, site_url, *options, **variables):
        self.options = options
        self.environment = environment(site_url, **variables)

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "manage.py", "serve", f"--bind=127.0.0.1:{self.port}"]
        # A file and no pipe: a full pipe would stop the site.
        self.output = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [*command, *self.options],
            cwd=CHECKOUT,
            env=self.environment,
            stdout=self.output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception):
        if self.process.poll() is None:
            self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=40)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, 9)
        self.process.wait()
        self.output.close()

    def said(self):
        """All that the site has written to its log."""
        self.output.seek(0)
        return self.output.read()

    def get(self, path, timeout=30):
        """(status, body) of the page at `path`."""
        address = f"http://127.0.0.1:{self.port}{path}"
        try:
            with urllib.request.urlopen(address, timeout=timeout) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def _wait(self):
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"serve ended: {self.said()}")
            with contextlib.suppress(OSError):
                self.get("/drill/process/")
                return
            time.sleep(0.1)
        raise AssertionError(f"the site did not answer within {START_SECONDS} seconds")
