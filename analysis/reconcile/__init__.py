"""What follows from the figures of an article, and what cannot all be true."""
