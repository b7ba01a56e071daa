"""A small SMS gateway on this machine: it takes what is posted and keeps to the reference."""

import json
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """Takes as many connections at a time as a sender opens: the usual five would be reset."""

    daemon_threads = True
    request_queue_size = 128


class Gateway:
    """`answers`: what the next posts get, in turn (a status, a status and its body, or "slow",
    "drop", "drip": a byte each tenth of a second); then `always`.

    `posts`: every (headers, body) that came in. `sent`: reference → body, each sent once.
    """

    def __init__(self):
        self.answers, self.posts, self.sent, self.always = [], [], {}, 200
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                body = json.loads(self.rfile.read(length))
                answer = gateway.answers.pop(0) if gateway.answers else gateway.always
                answer, said = answer if isinstance(answer, tuple) else (answer, b"{}")
                gateway.posts.append((dict(self.headers), body))
                if answer in ("slow", "drop", "drip") or 200 <= answer < 300:
                    gateway.sent.setdefault(self.headers["Idempotency-Key"], body)
                if answer == "slow":
                    time.sleep(3)
                if answer == "drip":
                    self.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
                if answer in ("slow", "drop", "drip"):
                    self.close_connection = True
                    return
                self.send_response(answer)
                if 300 <= answer < 400:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def drip(self, answer):
                with suppress(OSError):  # whoever waited has gone
                    for place in range(len(answer)):
                        self.wfile.write(answer[place : place + 1])
                        time.sleep(0.1)

            def log_message(self, *args):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/sms"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *args):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
