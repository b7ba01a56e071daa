"""Clients of a web server, fast and slow, in one event loop of the calling process."""

import asyncio
import contextlib
import math
import socket
import time

ADDRESS = "127.0.0.1"
BEGUN_SECONDS = 120


async def ask(port, path, cookie=""):
    """GET `path` on a connection of its own, as a proxy asks; (status, seconds it took)."""
    began = time.monotonic()
    reader, writer = await asyncio.open_connection(ADDRESS, port)
    try:
        writer.write(head("GET", path, f"Cookie: {cookie}" if cookie else "Accept: */*"))
        answer = await reader.read()
    finally:
        writer.close()
    return int(answer.split(b" ", 2)[1]), time.monotonic() - began


async def measure(port, path, *, seconds, clients=8, cookie=""):
    """Ask again and again for so long; answers per second and the 95th percentile in ms.

    AssertionError where one answer is not 200.
    """
    until, took = time.monotonic() + seconds, []

    async def one():
        while time.monotonic() < until:
            status, duration = await ask(port, path, cookie)
            assert status == 200, f"{path} answered {status}"
            took.append(duration)

    began = time.monotonic()
    await asyncio.gather(*(one() for _ in range(clients)))
    return {
        "per_second": round(len(took) / (time.monotonic() - began), 1),
        "p95_ms": round(percentile(took, 0.95) * 1000, 1),
    }


def percentile(values, share):
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


@contextlib.asynccontextmanager
async def slow_bodies(port, count, path="/accounts/login/"):
    """So many phones that send their form one byte a second; yields how many are still there."""
    request = head("POST", path, "Content-Length: 1000000", "Content-Type: text/plain")
    async with crowd(count, lambda begun: dripping(port, request, begun)) as alive:
        yield alive


@contextlib.asynccontextmanager
async def slow_readers(port, count, path):
    """So many phones that read a large answer at 1 kB a second; yields how many still do."""
    async with crowd(count, lambda begun: sipping(port, head("GET", path), begun)) as alive:
        yield alive


@contextlib.asynccontextmanager
async def crowd(count, client):
    """So many clients, once each of them has begun; yields how many are still there."""
    begun = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(client(begun)) for _ in range(count)]
    try:
        async with asyncio.timeout(BEGUN_SECONDS):
            for _ in tasks:
                await begun.acquire()
        yield lambda: sum(not task.done() for task in tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def dripping(port, request, begun):
    reader, writer = await asyncio.open_connection(ADDRESS, port)
    try:
        writer.write(request)
        begun.release()
        while not reader.at_eof():
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(1)
    finally:
        writer.close()


async def sipping(port, request, begun):
    loop = asyncio.get_running_loop()
    with socket.socket() as phone:
        phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        phone.setblocking(False)
        await loop.sock_connect(phone, (ADDRESS, port))
        await loop.sock_sendall(phone, request)
        await loop.sock_recv(phone, 1024)
        begun.release()
        while await loop.sock_recv(phone, 1024):
            await asyncio.sleep(1)


def head(method, path, *lines):
    first = f"{method} {path} HTTP/1.1"
    return "\r\n".join([first, "Host: localhost", "Connection: close", *lines, "", ""]).encode()
