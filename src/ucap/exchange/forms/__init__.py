"""What people ask of the list of entries, and what they write in one."""
