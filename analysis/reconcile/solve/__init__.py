"""The engine: whole numbers under linear constraints, their bounds and their conflicts."""
