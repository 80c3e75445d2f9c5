"""One file a family of charts: `draw_x(table, ax) -> Axes`, and what they share."""
