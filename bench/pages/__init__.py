"""Shows 5: public pages over thousands of plans, beside a bare Django page in the same run."""
