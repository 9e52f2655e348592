"""Maps drawn on the server: pure geometry, no Django."""
