"""Makes everything gridcredit needs beside its source, then runs, tests, measures or pictures it.

    python3 packaging/bootstrap.py run     the window; without a screen, the made-up district
    python3 packaging/bootstrap.py test    every check of the project
    python3 packaging/bootstrap.py bench   the measurements
    python3 packaging/bootstrap.py shots   pictures of every page

Standard library only, and old syntax only where an old Python must read it to be told so.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what tells an old Python
    sys.exit(
        "gridcredit needs Python 3.11 or later; this is %d.%d (%s).\n"  # noqa: UP031
        "Start it with a newer one: python3.11 packaging/bootstrap.py %s"
        % (sys.version_info[0], sys.version_info[1], sys.executable, " ".join(sys.argv[1:]))
    )

import hashlib
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
RUNTIME = ROOT / "packaging" / "requirements.txt"
DEVELOPMENT = ROOT / "packaging" / "requirements-dev.txt"

# What Qt's wheels expect of the system: soname -> Debian package.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What its X11 plug-in needs beyond that; of no use without a screen.
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Stock tools that tests use to open our packages without us.
TEST_TOOLS = {"age": "age", "unzip": "unzip", "openssl": "openssl"}
# What makes the disk that refuses in tests: a compiler, and the headers it reads.
COMPILER = {"cc": "gcc libc6-dev"}
# The server of a district that outgrew one computer; 15 on Debian 12. Debian keeps its tools here.
SERVER = {"initdb": "postgresql"}
SERVER_TOOLS = Path("/usr/lib/postgresql")
# Beside the interpreter, whose folder it finds by itself; -P: a folder here that happens to be
# called like the program is not it.
LAUNCHER = (
    '@"%~dp0python.exe" -P -m gridcredit %*\n'
    if sys.platform == "win32"
    else '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -P -m gridcredit "$@"\n'
)
# Tests on all processors; those of one file share what is dear to make. In the order of their
# folders: long histories are not the last ones, for which the other processors would wait.
SIDE_BY_SIDE = ("-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")


def main(words: list[str]) -> int:
    """Do what the first word says and give the exit code."""
    deeds = {"run": run, "test": test, "bench": bench, "shots": shots, "build": build}
    if not words or words[0] not in deeds:
        say(f"usage: python3 packaging/bootstrap.py {'|'.join(deeds)} [arguments]")
        return 0 if words and words[0] in ("-h", "--help") else 2
    os.chdir(ROOT)
    return deeds[words[0]](words[1:])


def run(rest: list[str]) -> int:
    """Open the window, or make the made-up district where there is no screen to open it on."""
    prepare(RUNTIME, dict(QT_LIBRARIES, **SCREEN_LIBRARIES) if has_screen() else QT_LIBRARIES)
    if has_screen() or (rest and not rest[0].startswith("-")):
        return call([command(), *rest])
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if "--out" not in rest:
        rest = ["--out", str(ROOT / "gridcredit-demo"), *rest]
    say("No screen here: making a made-up district with the same operations as the window.")
    code = call([command(), "demo", *rest])
    if code == 0:
        say(f"The results lie in {Path(rest[rest.index('--out') + 1]).resolve()}")
    return code


def test(rest: list[str]) -> int:
    """Run every check even after one failed; pytest goes last, its verdict closes the output."""
    prepare(DEVELOPMENT, QT_LIBRARIES, dict(TEST_TOOLS, **COMPILER, **SERVER))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of starts, each compiling anew
    imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    checks = {
        "ruff check": ["-m", "ruff", "check", "--quiet", "."],
        "ruff format": ["-m", "ruff", "format", "--quiet", "--check", "."],
        "mypy": ["-m", "mypy"],
        "imports": ["-c", imports, "--no-cache"],
        "translations": ["packaging/translate.py", "check"],
    }
    failed = []
    for name, command in checks.items():
        print(f"--- {name}", flush=True)
        if call([python(), *command]) != 0:
            failed.append(name)
    verdict = f"FAILED: {', '.join(failed)}" if failed else "all passed"
    print(f"--- checks before the tests: {verdict}", flush=True)
    tests = call([python(), "-m", "pytest", *SIDE_BY_SIDE, *rest])
    return 1 if failed else tests


def bench(rest: list[str]) -> int:
    """Measure; prints what tests/bench prints."""
    prepare(DEVELOPMENT, QT_LIBRARIES, dict(COMPILER, **SERVER))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return call([python(), "-m", "tests.bench", *rest])


def shots(rest: list[str]) -> int:
    """Draw every page into pictures, without a screen."""
    prepare(RUNTIME, QT_LIBRARIES)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return call([python(), "packaging/shots.py", *rest])


def build(rest: list[str]) -> int:
    """Say plainly that there are no installers yet."""
    del rest
    say("Installers come with a later release; `run` starts the program from this folder.")
    return 1


def prepare(lock: Path, libraries: dict[str, str], tools: dict[str, str] | None = None) -> None:
    """Make the environment match the lock, and the system have what the wheels expect."""
    install_system(missing_libraries(libraries), needed=True)
    absent = [packages for tool, packages in (tools or {}).items() if not has_tool(tool)]
    install_system(" ".join(absent).split(), needed=False)
    make_environment()
    install(lock)
    if (ROOT / "packaging" / "translate.py").exists():
        subprocess.run([python(), "packaging/translate.py", "compile"], check=True)


def has_tool(tool: str) -> bool:
    """Whether a program is there to be called."""
    return shutil.which(tool) is not None or any(SERVER_TOOLS.glob(f"*/bin/{tool}"))


def make_environment() -> None:
    """Make .venv unless a working one is there, and let it see the source."""
    if not works(python()):
        shutil.rmtree(VENV, ignore_errors=True)
        if importlib.util.find_spec("ensurepip") is None:
            # Debian and its kin split this half of venv off.
            install_system(["python%d.%d-venv" % sys.version_info[:2]], needed=True)  # noqa: UP031
        say("Making .venv …")
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    inside = "Lib/site-packages" if sys.platform == "win32" else "lib/python*/site-packages"
    packages = next(VENV.glob(inside))
    link = packages / "gridcredit.pth"
    # Relative, so that the folder may be moved; a .pth file needs no build tool and no network.
    target = os.path.relpath(ROOT, packages) + "\n"
    write_once(link, target)
    write_once(Path(command()), LAUNCHER)
    Path(command()).chmod(0o755)


def write_once(file: Path, text: str) -> None:
    """Let a file hold a text, untouched where it does already."""
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


def install(lock: Path) -> None:
    """Install the lock when it is not what was installed last."""
    if is_installed(lock):
        return
    say(f"Installing {lock.name} (once; it takes a minute or two) …")
    pip = [python(), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "--require-hashes", "--requirement", str(lock)], check=True)
    for done in {lock, RUNTIME}:  # the development lock holds the whole runtime lock
        stamp(done).write_text(digest(done), encoding="utf-8")


def is_installed(lock: Path) -> bool:
    """Whether exactly this lock was installed last."""
    return stamp(lock).exists() and stamp(lock).read_text(encoding="utf-8") == digest(lock)


def stamp(lock: Path) -> Path:
    """The file in .venv that remembers what was installed."""
    return VENV / f"{lock.stem}.sha256"


def digest(file: Path) -> str:
    """SHA-256 of a text file, whatever its line endings became at checkout."""
    return hashlib.sha256(file.read_text(encoding="utf-8").encode()).hexdigest()


def missing_libraries(wanted: dict[str, str]) -> list[str]:
    """Debian packages of the libraries the loader does not know; none where it cannot be asked."""
    ldconfig = shutil.which("ldconfig", path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin")
    if sys.platform != "linux" or ldconfig is None:
        return []
    listing = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False)
    if listing.returncode != 0:
        return []
    known = {line.split()[0] for line in listing.stdout.splitlines()[1:] if line.split()}
    return [package for library, package in wanted.items() if library not in known]


def install_system(packages: list[str], *, needed: bool) -> None:
    """Install Debian packages where allowed; otherwise say the line to type, and stop if needed."""
    if not packages:
        return
    if shutil.which("apt-get") is None:
        say(f"This system may lack {', '.join(packages)} (Debian's names); it needs its own means.")
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if not prefix or may_sudo():
        say(f"Installing {' '.join(packages)} …")
        quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
        if silent([*quiet, *line]) or (
            silent([*quiet, "apt-get", "update"]) and silent([*quiet, *line])
        ):
            return
    say(f"{'Needed' if needed else 'Wanted by some tests'}: sudo {' '.join(line)}")
    if needed:
        sys.exit(1)


def may_sudo() -> bool:
    """Whether sudo works without asking."""
    return shutil.which("sudo") is not None and silent(["sudo", "-n", "true"])


def has_screen() -> bool:
    """Whether a window can be opened."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def python() -> str:
    """The environment's interpreter."""
    return str(VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))


def command() -> str:
    """The program by its name, for people and scripts."""
    return str(VENV / ("Scripts/gridcredit.cmd" if sys.platform == "win32" else "bin/gridcredit"))


def works(interpreter: str) -> bool:
    """Whether the interpreter is there, starts, has pip and is new enough."""
    probe = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
    return Path(interpreter).exists() and silent([interpreter, "-c", probe])


def silent(command: list[str]) -> bool:
    """Run a command that may fail, without its noise; whether it went well."""
    quiet = subprocess.DEVNULL
    return (
        subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, check=False).returncode
        == 0
    )


def call(command: list[str]) -> int:
    """Run a command in the foreground and give its exit code."""
    return subprocess.run(command, check=False).returncode


def say(line: str) -> None:
    """Tell the person; standard output stays free for results."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except subprocess.CalledProcessError as failure:
        say(f"This step failed (exit {failure.returncode}): {' '.join(map(str, failure.cmd))}")
        sys.exit(1)
