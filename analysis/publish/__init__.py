"""From notebook to report: parameters, runs, pages and downloads."""
