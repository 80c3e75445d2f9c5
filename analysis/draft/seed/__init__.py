"""A drafted seed, written whole or not at all."""
