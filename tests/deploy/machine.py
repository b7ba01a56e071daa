"""A Debian machine in a folder: what `docs/deploy` writes to lands in it, nothing else is touched.

The commands of the papers are run as they stand, but for the folders (`/opt/sanad` is one in
here), the ports, and what belongs to a whole machine: `SHIMS` stand in for Debian's packages,
users, systemd, and the fetching of PyPI's and npm's packages, which the checkout has already.
"""

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

from sanad.embedded import CHECKOUT

PAPERS = CHECKOUT / "docs" / "deploy"
INSTALLING, KEEPING = PAPERS / "README.md", CHECKOUT / "docs" / "operations.md"
POSTGRES = Path("/usr/lib/postgresql/15/bin")
FOLDERS = ("/etc", "/opt", "/srv", "/usr/local/sbin", "/var/lib/postgresql", "/var/log/nginx")
CHAPTER = re.compile(r"^## (.*)\n((?:(?!## ).*\n)*)", re.MULTILINE)
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What another user's rights and systemd itself would do; each says what it was called with.
SHIMS = {
    "apt-get": 'echo "apt-get $*"',
    "adduser": 'echo "adduser $*"',
    "systemctl": """
        echo "systemctl $*"
        if [[ " $* " == *" postgresql "* ]]; then "$MACHINE/bin/debians-postgresql" "$1"; fi
        unit="$MACHINE/etc/systemd/system/sanad-backup.service"
        if [[ "$*" == "start sanad-backup" ]]; then
            set -a
            for file in $(sed -n 's/^EnvironmentFile=//p' "$unit"); do . "$file"; done
            exec $(sed -n 's/^ExecStart=//p' "$unit")
        fi
    """,
    "chown": 'echo "chown $*"',
    # The other machine is a folder too, and what it says of its folders is true of ours.
    "ssh": 'bash -c "${2//$MACHINE/$OLD_MACHINE}" | sed "s|$OLD_MACHINE|$MACHINE|"',
    "scp": """
        source="${2#*:}"
        cp "$1" "${source//$MACHINE/$OLD_MACHINE}" "$3"
        if [ -f "$3" ]; then sed -i "s|$OLD_MACHINE|$MACHINE|" "$3"; fi
    """,
    "chmod": 'case "$*" in *.sanad*) ;; *) exec /bin/chmod "$@";; esac',  # links to the checkout
    "runuser": """
        if [ "$(id -u)" = 0 ]; then exec /usr/sbin/runuser "$@"; fi
        export PGUSER="$2"; shift 3; exec "$@"
    """,
    "setpriv": 'while [ "${1#--}" != "$1" ]; do shift; done; exec "$@"',
    "install": """
        words=()
        while (($#)); do
            case "$1 $2 $(id -u)" in
                -[og]" postgres 0") words+=("$1" "$2"); shift 2;;
                -[og]*) shift 2;;
                *) words+=("$1"); shift;;
            esac
        done
        exec /usr/bin/install "${words[@]}"
    """,
    # The environment of the checkout is this one's, and its front-end files.
    "python3": """
        if [[ "$*" == "sanad/install.py run" ]]; then exit; fi
        exec "$MACHINE/opt/sanad/.venv/bin/python" "$@"
    """,
    "nginx": 'exec /usr/sbin/nginx -c "$MACHINE/etc/nginx/nginx.conf" "$@"',
}
NGINX = """
daemon off;
master_process off;
pid {root}/nginx.pid;
error_log {root}/var/log/nginx/error.log;
events {{}}
http {{
    client_body_temp_path {root}/body;
    proxy_temp_path {root}/proxy;
    fastcgi_temp_path {root}/fastcgi;
    uwsgi_temp_path {root}/uwsgi;
    scgi_temp_path {root}/scgi;
    include {root}/etc/nginx/sites-enabled/*;
}}
"""
# What of the checkout is no part of a release, besides what is hidden.
NOT_COPIED = {"node_modules", "tests", "screenshots"}


def chapters(paper):
    """`{heading: [commands, block by block]}` of a paper."""
    found = CHAPTER.findall(paper.read_text(encoding="utf-8"))
    return {heading: BLOCK.findall(text) for heading, text in found}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Machine:
    def __init__(self, root, old=None):
        self.root, self.old = root, old
        self.database_port, self.site_port, self.http, self.https = (free_port() for _ in range(4))
        for folder in (*FOLDERS, "/etc/nginx/sites-available", "/etc/nginx/sites-enabled", "/bin"):
            self.path(folder).mkdir(parents=True, exist_ok=True)
        self.path("/etc/systemd/system").mkdir(parents=True)
        for name, body in SHIMS.items():
            self.write(f"/bin/{name}", f"#!/bin/bash\n{body}\n", mode=0o755)
        self.write("/etc/nginx/nginx.conf", NGINX.format(root=root))
        self._put_release()

    def path(self, path):
        return self.root / path.lstrip("/")

    def write(self, path, text, mode=0o644):
        self.path(path).write_text(text, encoding="utf-8")
        self.path(path).chmod(mode)

    def here(self, text):
        """The text with this machine's folders and ports in place of a real one's."""
        text = re.sub(rf"(?<![\w.$}}])({'|'.join(FOLDERS)})(?=/)", rf"{self.root}\1", text)
        text = text.replace("@127.0.0.1/", f"@127.0.0.1:{self.database_port}/")
        text = text.replace("proxy_pass http://127.0.0.1:8000", f"proxy_pass {self.site}")
        text = re.sub(r"(listen (?:\[::\]:)?)80;", rf"\g<1>{self.http};", text)
        return re.sub(r"(listen (?:\[::\]:)?)443 ", rf"\g<1>{self.https} ", text)

    @property
    def site(self):
        return f"http://127.0.0.1:{self.site_port}"

    def _put_release(self):
        release = self.path("/opt/sanad")
        release.mkdir()
        for entry in CHECKOUT.iterdir():
            if entry.name in NOT_COPIED or entry.name.startswith("."):
                continue
            copy = shutil.copytree if entry.is_dir() else shutil.copy2
            copy(entry, release / entry.name)
        (release / ".sanad").mkdir()
        (release / ".venv").symlink_to((CHECKOUT / ".venv").resolve())
        (release / ".sanad" / "fonts").symlink_to(CHECKOUT / ".sanad" / "fonts")
        for paper in (release / "docs" / "deploy").iterdir():
            paper.write_text(self.here(paper.read_text(encoding="utf-8")), encoding="utf-8")

    # --- running -------------------------------------------------------------------------------

    def environment(self):
        own = [self.path("/bin"), self.path("/usr/local/sbin")]
        return {
            "PATH": ":".join(map(str, [*own, os.environ["PATH"], "/usr/sbin"])),
            "MACHINE": str(self.root),
            "LANG": "C.UTF-8",
            "HOME": str(self.root),
            "PGHOST": str(self.path("/socket")),
            "PGPORT": str(self.database_port),
            "OLD_MACHINE": str(self.old.root if self.old else ""),
        }

    def run(self, *commands):
        """Run the blocks in one shell, stopped by the first failure; what they said."""
        script = "set -euo pipefail\n" + self.here("\n".join(commands))
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.path("/opt/sanad"),
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def unit(self, name):
        """`{key: [values]}` of an installed unit's [Service]."""
        keys = {}
        for line in self.path(f"/etc/systemd/system/{name}").read_text().splitlines():
            key, separator, value = line.partition("=")
            if separator and not line.startswith("#"):
                keys.setdefault(key, []).append(value)
        return keys

    def start(self, name, **more):
        """The process that systemd would start for the unit `name`, with its settings alone."""
        unit = self.unit(name)
        variables = dict(
            line.partition("=")[::2]
            for file in unit["EnvironmentFile"]
            for line in Path(file).read_text().splitlines()
        )
        [command] = unit["ExecStart"]
        return subprocess.Popen(
            command.split(),
            cwd=unit["WorkingDirectory"][0],
            env={"PATH": f"{POSTGRES}:/usr/bin:/bin", **variables, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )


class Postgres:
    """Debian's PostgreSQL 15 for the machine: the superuser by its socket, the rest by password."""

    def __init__(self, machine):
        self.machine = machine
        self.data = machine.path("/var/lib/postgresql/15/main")
        self.settings = machine.path("/etc/postgresql/15/main")
        self.sockets = machine.path("/socket")
        # Who runs the server; root may not.
        self.user = "postgres" if os.geteuid() == 0 else None

    def __enter__(self):
        for folder in (self.data, self.sockets):
            folder.mkdir(parents=True)
            folder.chmod(0o755)
            if self.user:
                shutil.chown(folder, self.user, self.user)
        self._call(
            "initdb", f"--pgdata={self.data}", "--username=postgres", "--no-sync", "--auth=trust"
        )
        # As Debian has it: the settings lie apart from the data.
        (self.settings / "conf.d").mkdir(parents=True)
        for path in self.data.glob("*.conf"):
            path.rename(self.settings / path.name)
        (self.settings / "pg_hba.conf").write_text(
            "local all,replication all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        )
        with (self.settings / "postgresql.conf").open("a") as file:
            file.write(
                f"data_directory = '{self.data}'\ninclude_dir = 'conf.d'\nfsync = off\n"
                f"unix_socket_directories = '{self.sockets}'\nlisten_addresses = '127.0.0.1'\n"
                f"port = {self.machine.database_port}\n"
            )
        log = self.machine.path("/postgres.log")
        log.touch()
        if self.user:
            shutil.chown(log, self.user)
        control = " ".join(self._command("pg_ctl", f"--pgdata={self.settings}", f"--log={log}"))
        self.machine.write(
            "/bin/debians-postgresql", f'#!/bin/sh\nexec {control} --wait "$@"\n', 0o755
        )
        self._control("start")
        return self

    def __exit__(self, *exception):
        self._control("stop", "--mode=immediate")

    def _control(self, *words):
        self._run(self.machine.path("/bin/debians-postgresql"), *words)

    def _call(self, program, *arguments):
        self._run(*self._command(program, *arguments))

    def _command(self, program, *arguments):
        command = [str(POSTGRES / program), *arguments]
        if self.user is None:
            return command
        who = (f"--reuid={self.user}", f"--regid={self.user}", "--init-groups")
        return ["/usr/bin/setpriv", *who, *command]

    def _run(self, *command):
        with self.machine.path("/postgres.log").open("a") as log:
            subprocess.run(command, check=True, stdout=log, stderr=log, cwd="/")
