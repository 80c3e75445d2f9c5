"""An article's text, from a file, standard input, a saved page or a link."""
