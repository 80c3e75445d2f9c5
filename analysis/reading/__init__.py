"""What all questions share: an article as one run reads it, its frames, labels and outcome."""
