"""Sic et Non: ``python3 -m uv run main.py`` opens the window; ``main.py --help`` says what else there is."""

from app.run import main

if __name__ == "__main__":
    raise SystemExit(main())
