"""What is parsed."""
