"""What an article says: its figures, with wording, bound, speaker and status kept."""
