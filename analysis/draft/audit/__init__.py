"""Whether each number of a text is in its seed, and the texts that are kept."""
