"""What a reader sees: tables, charts and sentences; touches no disk."""
