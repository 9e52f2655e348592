"""What matching reads of addresses and forms."""
