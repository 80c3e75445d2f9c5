"""One file a question: its table, its plot, its sentences; touches no disk."""
