"""What is read of organisations, already narrowed to the viewer."""
