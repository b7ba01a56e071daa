"""The committee's forms, by what is done: a sitting, an item of it, a study, an objection."""
