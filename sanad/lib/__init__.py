"""Plain Python that every app stands on: text, numbers, dates, identifiers, forms."""
