"""Packs: a debate and all that belongs to it as one document, from a folder of TOML or one ``.sicpack`` file."""
