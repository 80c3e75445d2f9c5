"""What a notebook's cell and the terminal show: charts, tables and their data, plain text."""
