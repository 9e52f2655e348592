"""What is read of the exchange, already narrowed to who reads."""
