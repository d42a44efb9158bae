"""Is there a display, and are the system's libraries there? Asked before Qt is, because Qt would abort."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import socket
import sys
from pathlib import Path

LIBRARIES = {
    "libEGL.so.1": ("libegl1", "mesa-libEGL", "libglvnd"),
    "libGL.so.1": ("libgl1", "mesa-libGL", "libglvnd"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
}
"""Linux libraries that a desktop may lack, with the package of Debian and Ubuntu, of Fedora, of Arch."""


def missing_libraries() -> list[str]:
    """Names of the libraries of the table that this Linux can't load; empty on other systems."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for name in LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def _distributions() -> set[str]:
    """This distribution and those that it says it is like; the rest of the file (addresses, slogans) says nothing."""
    release = Path("/etc/os-release")
    lines = release.read_text(encoding="utf-8", errors="replace").splitlines() if release.exists() else []
    pairs = [line.partition("=") for line in lines]
    return {word for key, _, value in pairs if key in ("ID", "ID_LIKE") for word in value.strip("\"' ").lower().split()}


def install_line(missing: list[str]) -> str:
    """The distribution's own command that brings the missing libraries."""
    system = _distributions()
    if system & {"fedora", "rhel"}:
        column, command = 1, "sudo dnf install"
    elif "arch" in system:
        column, command = 2, "sudo pacman -S"
    else:
        column, command = 0, "sudo apt install"
    return command + " " + " ".join(dict.fromkeys(LIBRARIES[name][column] for name in missing))


def _x11_answers(display: str) -> bool:
    """True where something listens behind an X11 display on this machine (or the display is not a local one)."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if host not in ("", "unix") or not number.isdigit():
        return True
    for address in (f"\0/tmp/.X11-unix/X{number}", f"/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            try:
                probe.connect(address)
                return True
            except OSError:
                continue
    return False


def problem() -> str:
    """One plain sentence on why no window can be opened here and what to do, or empty where one can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal", "vnc"):
        return ""
    wayland = os.environ.get("WAYLAND_DISPLAY")
    display = os.environ.get("DISPLAY")
    if not wayland and not display:
        return "No display was found, so no window can be opened. Start it from a desktop session, or use 'main.py snapshot OUT.png', which needs no display."
    if not wayland and display and not _x11_answers(display):
        return f"The display {display} does not answer, so no window can be opened. Start it from a desktop session, or use 'main.py snapshot OUT.png', which needs no display."
    missing = missing_libraries()
    if missing and not wayland:
        return f"The system library {missing[0]} is missing, so no window can be opened. Install it with: {install_line(missing)}"
    return ""
