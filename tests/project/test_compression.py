"""Pages are compressed on their way out; papers, streams and static files are left as they are."""

import gzip
import io

import pytest
from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from sanad.middleware import CompressionMiddleware

LONG = "سند الخير " * 500


def answered(response):
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip, deflate, br"})
    return CompressionMiddleware(lambda request: response)(request)


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "text/csv", "application/json"])
def test_words_are_compressed(kind):
    response = answered(HttpResponse(LONG, content_type=kind))
    assert gzip.decompress(response.content).decode() == LONG
    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"
    assert int(response["Content-Length"]) == len(response.content) < len(LONG.encode()) / 5


@pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "application/octet-stream"])
def test_papers_and_pictures_are_not(kind):
    response = answered(HttpResponse(LONG, content_type=kind))
    assert response.content.decode() == LONG
    assert not response.has_header("Content-Encoding")


def test_a_stream_goes_out_as_it_comes():
    response = answered(FileResponse(io.BytesIO(LONG.encode()), content_type="text/csv"))
    assert b"".join(response.streaming_content).decode() == LONG
    assert not response.has_header("Content-Encoding")


def test_the_length_of_a_page_does_not_tell_what_stands_in_it():
    """Each answer has a random number of bytes more (BREACH)."""
    lengths = {len(answered(HttpResponse(LONG)).content) for _ in range(40)}
    assert len(lengths) > 5


@pytest.mark.django_db
def test_who_asks_for_none_gets_none(client):
    assert not client.get("/privacy/").has_header("Content-Encoding")


@pytest.mark.django_db
def test_the_portal_compresses_its_pages(client):
    plain = client.get("/privacy/")
    packed = client.get("/privacy/", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.content)[:100] == plain.content[:100]
    assert len(packed.content) < len(plain.content) / 2


def test_static_files_are_not_compressed_anew_with_each_answer():
    """WhiteNoise answers for them before, with the copies that `collectstatic` compressed."""
    chain = settings.MIDDLEWARE
    static = chain.index("whitenoise.middleware.WhiteNoiseMiddleware")
    assert static < chain.index("sanad.middleware.CompressionMiddleware")
