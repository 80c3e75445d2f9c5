"""What the words around a number suggest: measure, group, place, period, speaker and the rest."""
