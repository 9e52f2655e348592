"""What the pages of notices are asked with."""
