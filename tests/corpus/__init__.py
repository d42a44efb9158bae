"""Proofs that the shipped pack says what the dossiers say, and a sheet to review a voice by."""
