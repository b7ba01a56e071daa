"""Made-up data for a first look: people who do not exist, cases that went their way by the verbs.

Loaded by `manage.py load_demo` as the owner, in one transaction, the calendar moved from day to
day by `policy_now()`, so that every rule was on while it was made. The same run on the same day
makes the same data. What is said in it stands in the TOML file beside each script.
"""
