"""What a meeting is and what its rules say; pure Python."""
