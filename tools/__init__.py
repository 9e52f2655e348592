"""What keeps the house and is no part of the platform."""
