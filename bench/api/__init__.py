"""The API against its own description: requests made up by schemathesis, every answer held to what is described."""
