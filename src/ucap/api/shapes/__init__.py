"""What goes in and out as JSON: checked types, described and with examples. What comes out is loose, what goes in is strict."""
