"""Every number phrase of a text: what it says, or why it is no figure."""
