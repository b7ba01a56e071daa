"""Which broken rules would the suite let pass? `make mutants` breaks them one at a time, in a copy.

__main__   copies the checkout, records which test runs which line, tries the mutants
copies     a copy with a database of its own that stands ready
change     the changes that are made, one node of the syntax tree each
record     the pytest plugin that records
"""
