"""Only urllib.parse: a scenario has no network."""
