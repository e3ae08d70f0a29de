"""What tells this machine from others, and where a person's programs keep notes of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import platformdirs

_LINUX = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
_MAC = ("/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice")
_SECONDS = 5
_BOOT = Path("/proc/sys/kernel/random/boot_id")
_MOUNTS, _BLOCKS = Path("/proc/self/mounts"), Path("/sys/class/block")
_REMOVABLE = 2  # DRIVE_REMOVABLE of GetDriveTypeW


def identity() -> str:
    """A text that this machine keeps and no other has; blank where none can be had."""
    if sys.platform == "win32":
        return _of_windows()
    if sys.platform == "darwin":
        return _of_mac()
    for file in _LINUX:
        try:
            if found := file.read_text("ascii").strip():
                return found
        except (OSError, ValueError):
            continue
    return ""


def uptime() -> float:
    """Seconds that this machine has run since it was started, the same for every program; sleep may
    be left out. No clock that somebody sets changes it."""
    return time.monotonic()


def boot() -> str:
    """A text that is another one after every start of the machine; blank where none can be had."""
    try:
        return _BOOT.read_text("ascii").strip()
    except (OSError, ValueError):
        return ""


def notes() -> Path:
    """The folder for what the program remembers outside its workspaces; it is not created."""
    return Path(platformdirs.user_state_dir("gridcredit", appauthor=False)) / "workspaces"


def sticks() -> list[Path]:
    """Where USB sticks and cards are mounted now, in the order of their names."""
    found = _sticks_of_windows() if sys.platform == "win32" else _mounted(_MOUNTS, _BLOCKS)
    return sorted(found)


def _mounted(mounts: Path, blocks: Path) -> list[Path]:
    """The removable ones among what a Linux has mounted. Desktops mount sticks below /media and
    /run/media; elsewhere the kernel says which disks can be taken out."""
    try:
        lines = mounts.read_bytes().splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        device, place = map(os.fsdecode, map(_unescaped, line.split(b" ")[:2]))
        if device.startswith("/dev/") and (
            place.startswith(("/media/", "/run/media/")) or _is_removable(blocks, device[5:])
        ):
            found.append(Path(place))
    return found


def _unescaped(name: bytes) -> bytes:
    """A blank stands as \\040 in the kernel's list (fstab(5))."""
    return re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal.group(1), 8)]), name)


def _is_removable(blocks: Path, name: str) -> bool:
    place = blocks / name
    for disk in (place, place.resolve().parent):  # a partition stands below its disk
        try:
            return (disk / "removable").read_text("ascii").strip() == "1"
        except (OSError, ValueError):
            continue
    return False


def _sticks_of_windows() -> list[Path]:
    kernel = import_module("ctypes").windll.kernel32
    letters = kernel.GetLogicalDrives()
    drives = [f"{chr(65 + at)}:\\" for at in range(26) if letters >> at & 1]
    return [Path(drive) for drive in drives if kernel.GetDriveTypeW(drive) == _REMOVABLE]


def _of_windows() -> str:
    winreg = import_module("winreg")  # which is nowhere else
    place = r"SOFTWARE\Microsoft\Cryptography"
    access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place, 0, access) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    except OSError:
        return ""


def _of_mac() -> str:
    try:
        told = subprocess.run(_MAC, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    found = re.search(r'"IOPlatformUUID" = "([^"]+)"', told.stdout)
    return found.group(1) if found else ""
