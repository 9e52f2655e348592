"""What people write about organisations and their members."""
