"""A small SMS gateway on this machine: it takes what is posted and keeps to the reference."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Gateway:
    """`answers`: what the next posts get, in turn (a status, or "slow", "drop"); then 200.

    `posts`: every (headers, body) that came in. `sent`: reference → body, each sent once.
    """

    def __init__(self):
        self.answers, self.posts, self.sent = [], [], {}
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                body = json.loads(self.rfile.read(length))
                answer = gateway.answers.pop(0) if gateway.answers else 200
                gateway.posts.append((dict(self.headers), body))
                if answer in ("slow", "drop") or 200 <= answer < 300:
                    gateway.sent.setdefault(self.headers["Idempotency-Key"], body)
                if answer == "slow":
                    time.sleep(3)
                if answer in ("slow", "drop"):
                    self.close_connection = True
                    return
                self.send_response(answer)
                if 300 <= answer < 400:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "2")
                self.end_headers()
                self.wfile.write(b"{}")

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/sms"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *args):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
