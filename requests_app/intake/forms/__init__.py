"""Forms of support requests, by subject."""
