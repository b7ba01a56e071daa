"""Plain Python that every room stands on: text, numbers, dates, identifiers, forms."""
