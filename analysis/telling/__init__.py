"""How a number, a name and a finding are put into words, for charts, tables and pages alike."""
