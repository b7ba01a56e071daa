"""`make clean-demos` removes what is nobody's, and never what a server runs in."""

import fcntl
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sanad import leftovers, postgres
from sanad.embedded import OWN_FOLDER, Cluster

LONG_AGO = time.time() - 2 * leftovers.SETTLED_SECONDS


@pytest.fixture(autouse=True)
def places(monkeypatch, tmp_path):
    """Root's place and the temporary folder are the test's own."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(postgres, "SYSTEM_HOME", tmp_path / "system")
    monkeypatch.setattr(leftovers, "temporary_folders", lambda: [tmp_path / "tmp"])
    (tmp_path / "tmp").mkdir()


def made(folder):
    """The home of a demo's cluster for `folder`, as root's start leaves it, long ago."""
    home = Cluster(folder).home
    (home / "data").mkdir(parents=True)
    (home / "folder").write_bytes(os.fsencode(folder))
    (home / "data" / "base").write_bytes(bytes(3_000_000))
    return settled(home)


def settled(path):
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def clean(capsys, *arguments):
    assert leftovers.main(list(arguments)) == 0
    return capsys.readouterr().out


@pytest.fixture
def serving():
    """`serving(data)`: a process that has the folder in its command line, as the server has."""
    processes = []

    def serve(data):
        command = [sys.executable, "-c", "import time; time.sleep(60)", str(data)]
        processes.append(subprocess.Popen(command))
        pid = processes[-1].pid
        # Until it has become another program it bears our own command line.
        while str(data).encode() not in Path(f"/proc/{pid}/cmdline").read_bytes():
            time.sleep(0.01)
        return pid

    yield serve
    for process in processes:
        process.kill()
        process.wait()


def test_a_cluster_whose_folder_is_gone_goes_and_says_its_size(capsys, tmp_path):
    home = made(tmp_path / "gone")
    said = clean(capsys)
    assert "removed" in said and "3 MB" in said and "which is gone" in said
    assert not home.exists()


def test_another_folders_demo_is_kept_until_all_is_said(capsys, tmp_path):
    (tmp_path / "checkout").mkdir()
    home = made(tmp_path / "checkout")
    assert "kept" in clean(capsys) and home.exists()
    assert "removed" in clean(capsys, "--all") and not home.exists()


def test_one_of_an_unknown_folder_is_kept_until_all_is_said(capsys, tmp_path):
    home = made(tmp_path / "gone")
    (home / "folder").unlink()
    settled(home)
    assert "of an unknown folder" in clean(capsys) and home.exists()
    clean(capsys, "--all")
    assert not home.exists()


def test_this_checkouts_own_demo_is_not_even_listed(capsys):
    home = made(OWN_FOLDER)
    assert clean(capsys, "--all") == "" and home.exists()


def test_what_a_server_runs_in_stays(capsys, tmp_path, serving):
    home = made(tmp_path / "gone")
    (home / "data" / "postmaster.pid").write_text(f"{serving(home / 'data')}\n")
    assert "in use" in clean(capsys, "--all") and home.exists()


def test_a_process_that_got_the_number_of_a_dead_server_keeps_nothing(capsys, tmp_path, serving):
    home = made(tmp_path / "gone")
    (home / "data" / "postmaster.pid").write_text(f"{serving('elsewhere')}\n")
    assert "removed" in clean(capsys) and not home.exists()


def test_what_somebody_is_about_to_start_stays(capsys, tmp_path):
    folder = tmp_path / "checkout"
    folder.mkdir()
    home = made(folder)
    with (folder / "users").open("w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        assert "in use" in clean(capsys, "--all")
    os.utime(home)  # made just now
    assert "in use" in clean(capsys, "--all") and home.exists()


def test_throwaways_and_sockets_of_dead_servers_go(capsys, tmp_path, serving):
    throwaway = tmp_path / "tmp" / "sanad-test-1" / "cluster"
    throwaway.mkdir(parents=True)
    (throwaway / "throwaway").touch()
    settled(throwaway)
    dead, alive = tmp_path / "tmp" / "sanad-postgres-1", tmp_path / "tmp" / "sanad-postgres-2"
    for folder, pid in ((dead, 2**22 + 1), (alive, serving("/data"))):
        folder.mkdir()
        (folder / ".s.PGSQL.5432.lock").write_text(f"{pid}\n/data\n")
        settled(folder)
    said = clean(capsys)
    assert said.count("removed") == 2 and said.count("in use") == 1
    assert alive.exists() and not dead.exists() and not throwaway.exists()
