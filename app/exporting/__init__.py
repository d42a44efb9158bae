"""Exports: what was wished (``wish``), who makes it (``making``), and the command that asks for it (``command``). No Qt of its own."""
