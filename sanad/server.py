"""The web server: gunicorn keeps the processes, waitress speaks HTTP in each of them.

A request reaches a thread of the portal when all of it has arrived, and leaves the thread when its
answer is written, not when it is received: between lie buffers, in memory and then in temporary
files. So a slow phone costs a file and never a thread, and whoever is fast does not wait for it.
(gunicorn's own workers give a thread, or the whole process, to each body that is on its way.)

`command_line()` is what `serve` and `demo` start.
"""

import contextlib
import logging
import os
import resource
import select
import selectors
import socket
import sys
import time
from datetime import timedelta
from http import HTTPStatus
from types import SimpleNamespace

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer, UnixWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask

# The largest body: a file of `sanad.lib.files.MAX_UPLOAD_BYTES`, and room to say so kindly of a
# larger one. More is refused by its announced length, before any of it is read.
MAX_BODY_BYTES = 32 * 1024 * 1024
MAX_HEADER_BYTES = 32 * 1024
# Small bodies and answers stay in memory, the rest lies in temporary files.
IN_MEMORY_BYTES = 256 * 1024
SEND_BYTES = 64 * 1024
# More than any answer of the portal: its thread never waits for who reads it.
MAX_WAITING_BYTES = 1024 * 1024 * 1024
MAX_CONNECTIONS = 4000  # of each process, as far as its file numbers allow
SPARE_FILES = 200
MOST_FILES = 65_536

# Seconds. 20 MB within ten minutes are 35 kB/s, the worst network that a photo still leaves by.
HEADER_SECONDS = 30
BODY_SECONDS = 600
IDLE_SECONDS = 60
LINGER_SECONDS = 30
GRACEFUL_SECONDS = 30

# How long a thread computes while another waits: what arrives and leaves should not wait for long.
SWITCH_SECONDS = 0.001

TOO_LARGE = "/too-large/"  # the page that says so


def command_line(bind, workers, threads, graceful_seconds=GRACEFUL_SECONDS):
    """gunicorn's command line: the code is loaded once, and its memory shared by all processes."""
    return [
        *[sys.executable, "-m", "gunicorn", "sanad.wsgi", f"--bind={bind}", "--preload"],
        *[f"--workers={workers}", f"--threads={threads}", "--no-control-socket"],
        *["--worker-class=sanad.server.BufferingWorker", f"--graceful-timeout={graceful_seconds}"],
        "--logger-class=sanad.access_log.AccessLog",
    ]


# That requests wait for a thread is no news at a busy hour, and one line each.
logging.getLogger("waitress.queue").setLevel(logging.ERROR)


class BufferingWorker(Worker):
    """One process of the site. SIGTERM lets what has begun end; a request that takes longer than
    gunicorn's `--timeout` costs the process, which is replaced after its other requests."""

    def run(self):
        connections = max(100, min(MAX_CONNECTIONS, (raise_file_limit() - SPARE_FILES) // 2))
        adjustments = Adjustments(
            threads=self.cfg.threads,
            connection_limit=connections,
            max_request_body_size=MAX_BODY_BYTES,
            max_request_header_size=MAX_HEADER_BYTES,
            inbuf_overflow=IN_MEMORY_BYTES,
            outbuf_overflow=IN_MEMORY_BYTES,
            outbuf_high_watermark=MAX_WAITING_BYTES,
            cleanup_interval=1,
            ident=None,
            # ProxyMiddleware knows which of them to believe.
            clear_untrusted_proxy_headers=False,
        )
        self.open = Sockets()
        sys.setswitchinterval(SWITCH_SECONDS)
        threads = Threads()
        threads.set_thread_count(self.cfg.threads)
        self.listeners = []
        for listener in self.sockets:
            own = listener.sock
            kind = UnixListener if own.family == socket.AF_UNIX else TcpListener
            address = (own.family, own.type, own.proto, own.getsockname())
            self.listeners.append(
                kind(
                    self.wsgi,
                    self.open,
                    _sock=own,
                    dispatcher=threads,
                    adj=adjustments,
                    bind_socket=False,
                    sockinfo=address,
                )
            )
            self.listeners[-1].access_log = self.log.access
        self._serve()
        self._finish()

    def _serve(self):
        notified = 0.0
        while self.alive and self.ppid == os.getppid():
            self.open.wait(seconds=1)
            if time.monotonic() - notified >= 1:
                self.notify()
                notified = time.monotonic()
                self._judge_running()

    def _judge_running(self):
        for task in list(TimedTask.running.values()):
            if task.seconds() > self.cfg.timeout:
                self.log.critical(
                    "%s %s runs for more than %s seconds: its process ends, another begins",
                    task.request.command,
                    task.request.path,
                    self.cfg.timeout,
                )
                self.alive = False

    def _finish(self):
        """Take nobody new, and let everybody go as soon as what they asked is answered."""
        deadline = time.monotonic() + self.cfg.graceful_timeout - 1
        for listener in self.listeners:
            listener.leave()
        while time.monotonic() < deadline and self._let_go():
            self.notify()
            self.open.wait(seconds=0.1)

    def _let_go(self):
        """Close who waits for nothing; whether anybody is left."""
        left = False
        for listener in self.listeners:
            for channel in list(listener.active_channels.values()):
                if channel.is_busy(self.cfg.timeout):
                    left = True
                else:
                    channel.handle_close()
        return left


class Sockets(dict):
    """The open sockets by number. waitress's own loop asks each of them at each turn what it waits
    for; here only those are asked that something happened to, so that a thousand slow phones cost
    the others nothing."""

    def __init__(self):
        self.selector = selectors.DefaultSelector()
        self.awaited = {}  # what the kernel was told, by number
        self.changed = set()  # numbers that may wait for something else now

    def __setitem__(self, number, one):
        super().__setitem__(number, one)
        self.changed.add(number)

    def __delitem__(self, number):
        super().__delitem__(number)
        self.changed.discard(number)
        if self.awaited.pop(number, 0):
            self.selector.unregister(number)

    def wait(self, seconds):
        """Do what is to be done at the sockets, once; wait for it `seconds` at most."""
        for number in list(self.changed):
            one = self[number]
            # A thread of the portal changes a connection that has a request, also just now; and
            # its own load a listener. Asked before the kernel is told: a request that is answered
            # meanwhile leaves the connection to be looked at once more.
            goes_on = one.accepting or bool(getattr(one, "requests", ()))
            self._tell(number, one)
            if not goes_on:
                self.changed.discard(number)
        for key, events in self.selector.select(seconds):
            if key.fd in self:
                self.changed.add(key.fd)
                happened = (select.POLLIN if events & selectors.EVENT_READ else 0) | (
                    select.POLLOUT if events & selectors.EVENT_WRITE else 0
                )
                wasyncore.readwrite(self[key.fd], happened)

    def _tell(self, number, one):
        before, wanted = self.awaited.get(number, 0), 0
        if one.readable():
            wanted |= selectors.EVENT_READ
        if one.writable() and not one.accepting:
            wanted |= selectors.EVENT_WRITE
        if wanted == before:
            return
        self.awaited[number] = wanted
        if not before:
            self.selector.register(number, wanted)
        elif wanted:
            self.selector.modify(number, wanted)
        else:
            self.selector.unregister(number)


class Threads(ThreadedTaskDispatcher):
    """The threads that run the portal's code."""

    def are_all_busy(self):
        """Whether each has a request at work, or one that waits for it."""
        return len(self.queue) + len(TimedTask.running) >= len(self.threads)


class Listener:
    """Takes a connection only when a thread is free: the process that is idle takes it."""

    def readable(self):
        """Takes nobody while every thread is busy."""
        return super().readable() and not self.task_dispatcher.are_all_busy()

    def maintenance(self, now):
        """Closes connections that are late at `now`, in seconds as `time.time()` counts them."""
        for number, channel in self.active_channels.items():
            if channel.is_late(now):
                channel.will_close = True
                self._map.changed.add(number)

    def leave(self):
        """Takes nobody new; the connections that it has stay open."""
        self.accepting = False
        self.del_channel()
        self.socket.close()


class TimedTask(WSGITask):
    running = {}  # by channel

    def service(self):
        self.begun = time.monotonic()
        TimedTask.running[self.channel] = self
        try:
            super().service()
        finally:
            del TimedTask.running[self.channel]
            self.log()

    def seconds(self):
        """How long it has been running."""
        return time.monotonic() - self.begun

    def log(self):
        """For gunicorn's access log: what was asked, what was sent, and how long it took."""
        answer = SimpleNamespace(
            status=self.status, sent=self.content_bytes_written, headers=self.response_headers
        )
        asked = SimpleNamespace(headers=list(self.request.headers.items()))
        took = timedelta(seconds=self.seconds())
        self.channel.server.access_log(answer, asked, self.get_environment(), took)


class Connection(HTTPChannel):
    """One connection."""

    task_class = TimedTask
    began_at = None  # when the first byte came of the request that is arriving
    refused_at = None  # when a body was refused that its sender may still be sending
    is_lingering = False

    def __init__(self, server, sock, *arguments, **options):
        super().__init__(server, sock, *arguments, **options)
        # Read anew from the buffer for whatever little a slow reader takes.
        self.sendbuf_len = min(self.sendbuf_len, SEND_BYTES)

    def received(self, data):
        if self.began_at is None:
            self.began_at = self.last_activity
        super().received(data)
        if self.request is None:
            self.began_at = None

    def is_late(self, now):
        """Whether what it waits for has been awaited too long."""
        if self.refused_at is not None:
            return now - self.refused_at > LINGER_SECONDS
        if self.requests:
            return False
        if self.request is not None and self.began_at is not None:
            allowed = BODY_SECONDS if self.request.headers_finished else HEADER_SECONDS
            if now - self.began_at > allowed:
                return True
        return now - self.last_activity > IDLE_SECONDS

    def is_busy(self, timeout):
        """Whether a request arrives, runs (for less than `timeout` seconds) or is answered."""
        task = TimedTask.running.get(self)
        if task is not None:
            return task.seconds() <= timeout
        return bool(self.requests or self.request or self.total_outbufs_len)

    # --- a body that is too large -----------------------------------------------------------------

    def service(self):
        refusal = self.requests[0].error
        if refusal is not None and refusal.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            self.refused_at = time.time()
            become_page(self.requests[0], TOO_LARGE)
        super().service()

    def readable(self):
        return self.refused_at is not None or super().readable()

    def handle_read(self):
        if self.refused_at is None:
            super().handle_read()
        else:
            self.recv(self.adj.recv_bytes)

    def handle_close(self):
        """A browser reads the answer only when it could send on: what it sends is thrown away
        until it ends. (Closed at once, the answer is lost and the person sees a broken network.)
        """
        if self.refused_at is not None and not self.is_lingering and self.connected:
            self.is_lingering, self.will_close = True, False
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
                return
        super().handle_close()


def become_page(request, path):
    """Turn a request whose body was not taken into one for the page at `path`."""
    request.close()
    request.error = None
    request.command, request.path, request.query, request.request_uri = "GET", path, "", path
    request.body_rcv = None
    for name in ("CONTENT_LENGTH", "CONTENT_TYPE", "EXPECT"):
        request.headers.pop(name, None)
    request.headers["CONNECTION"] = "close"


class TcpListener(Listener, TcpWSGIServer):
    channel_class = Connection


class UnixListener(Listener, UnixWSGIServer):
    channel_class = Connection


def raise_file_limit():
    """Allow this process as many open files as the system lets it; how many."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return MOST_FILES if soft == resource.RLIM_INFINITY else soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted
