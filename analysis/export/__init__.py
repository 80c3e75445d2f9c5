"""All articles as one set of tables, tied by keys: for pandas, DuckDB, Datasette and Excel."""
