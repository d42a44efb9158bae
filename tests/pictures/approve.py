"""Draws every picture anew and approves it: ``python -m tests.pictures.approve``, or with names, ``… approve dark large``.

Look at the pictures before they are committed: the tests hold the program to what was approved.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.pictures.shots import APPROVED, SHOTS, difference, draw, pixels


def main(names: list[str]) -> int:
    """Approve these pictures, or all; 1 where a name is unknown."""
    unknown = [name for name in names if name not in SHOTS]
    if unknown:
        sys.stderr.write(f"There is no picture {unknown[0]!r}. There is: {', '.join(SHOTS)}.\n")
        return 1
    APPROVED.mkdir(exist_ok=True)
    for name in names or SHOTS:
        picture = APPROVED / f"{name}.png"
        before = pixels(picture) if picture.exists() else None
        draw(name, picture)
        if before is None:
            print(f"{name}: new")
        else:
            now = difference(before, pixels(picture))
            print(f"{name}: {now.share:.2%} of the squares differ, {now.mean:.2f} on average; {'as before' if now.small else 'look at it'}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
