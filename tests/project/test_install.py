"""The installer: what it refuses in one sentence, and what it does not do twice."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from sanad import install
from sanad.embedded import CHECKOUT
from sanad.keys import NAMES, make_keys, missing_keys


def test_a_stamp_is_stale_until_written_and_again_when_an_input_changes(tmp_path):
    source, product = tmp_path / "source", tmp_path / "product"
    source.write_text("one")
    product.mkdir()
    stamp = install.Stamp(product / ".stamp", [source], "python3.11")
    assert stamp.is_stale()
    stamp.write()
    assert not stamp.is_stale()
    assert install.Stamp(product / ".stamp", [source], "python3.12").is_stale()
    source.write_text("two")
    assert stamp.is_stale()


def test_an_unknown_word_shows_the_usage(capsys):
    assert install.main(["dance"]) == 2
    assert "run | check | test" in capsys.readouterr().err


def test_an_old_python_is_told_what_to_do(capsys, monkeypatch):
    monkeypatch.setattr(install, "OLDEST_PYTHON", (99, 0))
    assert install.main(["run"]) == 1
    assert "PYTHON=" in capsys.readouterr().err


def test_whoever_is_not_root_reads_the_line_to_run(monkeypatch):
    monkeypatch.setattr(install.os, "geteuid", lambda: 1000)
    with pytest.raises(install.Refusal, match="sudo apt-get install chromium"):
        install.install_browser()


def test_a_failing_step_shows_the_last_words_of_its_command(monkeypatch, tmp_path):
    monkeypatch.setattr(install, "LOG", install.PRIVATE / "test.log")
    monkeypatch.setattr(install.time, "sleep", lambda seconds: None)
    count = tmp_path / "count"
    script = (
        "import pathlib, sys; p = pathlib.Path(sys.argv[1]);"
        "p.write_text((p.read_text() if p.exists() else '') + 'x'); sys.exit('no network')"
    )
    with pytest.raises(install.Refusal, match="no network(?s:.*)Try again"):
        install.run([sys.executable, "-c", script, count], "Try again", attempts=3)
    assert count.read_text() == "xxx"


def test_the_locks_name_no_address_and_have_a_digest_for_everything():
    for name in ("requirements.txt", "requirements-test.txt", "requirements-node.txt"):
        text = (CHECKOUT / name).read_text()
        assert "://" not in text
        assert "--index" not in text
        assert "--find-links" not in text
        for entry in text.replace("\\\n", " ").splitlines():
            assert "--hash=sha256:" in entry, entry
    assert '"resolved"' not in (CHECKOUT / "package-lock.json").read_text()


def test_the_locks_agree_with_each_other():
    def versions(name):
        lines = (CHECKOUT / name).read_text().splitlines()
        return {line.split(" ")[0] for line in lines if not line.startswith(" ")}

    assert versions("requirements.txt") <= versions("requirements-test.txt")


def test_keys_are_made_once_private_and_different(tmp_path):
    path = tmp_path / "private" / "secrets.env"
    make_keys(path)
    made = path.read_text()
    assert missing_keys(path) == []
    assert path.stat().st_mode & 0o077 == 0
    assert len({line.partition("=")[2] for line in made.splitlines()}) == len(NAMES)
    make_keys(path)
    assert path.read_text() == made


def test_the_code_is_compiled_once_for_who_may_not_write_it(monkeypatch, tmp_path):
    """Though the shell forbids Python to leave what it compiles."""
    package = tmp_path / "sanad"
    package.mkdir()
    (package / "__init__.py").write_text("")
    source = package / "code.py"
    source.write_text("ANSWER = 42")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setattr(install, "ROOT", tmp_path)
    monkeypatch.setattr(install, "PRIVATE", tmp_path)
    monkeypatch.setattr(install, "PYTHON", sys.executable)
    monkeypatch.setattr(install, "LOG", tmp_path / "log")
    assert install.bytecode_needed()
    install.make_bytecode()
    compiled = Path(importlib.util.cache_from_source(source))
    assert compiled.exists() and not install.bytecode_needed()
    source.write_text("ANSWER = 43")
    assert install.bytecode_needed()
    install.make_bytecode()
    compiled.unlink()
    assert install.bytecode_needed()


def test_a_missing_key_is_added_and_the_others_stay(tmp_path):
    path = tmp_path / "secrets.env"
    path.write_text("SECRET_KEY=kept\n")
    make_keys(path)
    assert path.read_text().startswith("SECRET_KEY=kept\n")
    assert missing_keys(path) == []


def test_nothing_made_is_taken_into_the_repository():
    made = [".venv/x", ".sanad/secrets.env", "node_modules/x", "static/vendor/x", ".env"]
    made += ["locale/ar/LC_MESSAGES/django.mo", "sanad/__pycache__/x.pyc"]
    done = subprocess.run(
        ["git", "check-ignore", "--no-index", *made], cwd=CHECKOUT, capture_output=True, text=True
    )
    if done.returncode == 128:  # the sources without their repository
        ignored = (CHECKOUT / ".gitignore").read_text()
        assert all(name in ignored for name in (".venv/", ".sanad/", "static/vendor/", "*.mo"))
    else:
        assert done.stdout.split() == made
