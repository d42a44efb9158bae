"""The parts of a deck of slides; ``decks`` beside this folder puts them together."""
