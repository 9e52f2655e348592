"""What an operator and a monitor see of the platform at work: the log, and figures."""
