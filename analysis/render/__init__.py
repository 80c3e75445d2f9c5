"""From an executed notebook to what a reader gets: page, PDF, tables to take away, site list."""
