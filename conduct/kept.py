"""What of a conduct case goes with a closed file, and that an open one holds a person's data
(PM-1+): see `sanad.audit.destroying`."""

from sanad.audit import destroying
from sanad.audit.destroying import GONE, Words


def register() -> None:
    """An open case, and an objection to a measure that was not heard, hold everything."""
    cases = "SELECT i.id FROM $conduct.Incident i WHERE i.person_id = ANY (keys)"
    measures = f"SELECT m.id FROM $conduct.Measure m WHERE m.incident_id IN ({cases})"
    destroying.also(
        "files",
        Words("conduct.ConductEntry", ["reason", "details"], of=f"t.incident_id IN ({cases})"),
        Words(
            "conduct.Hearing",
            ["statement", "supporting"],
            of=f"t.incident_id IN ({cases})",
            instead={"statement": f"CASE WHEN t.statement = '' THEN '' ELSE '{GONE}' END"},
        ),
        Words("conduct.MeasureObjection", ["words"], of=f"t.measure_id IN ({measures})"),
        Words("conduct.Measure", ["reasons"], of=f"t.id IN ({measures})"),
        Words("conduct.Incident", ["title", "account", "evidence"], of=f"t.id IN ({cases})"),
    )
    destroying.holds_back(
        """EXISTS (SELECT FROM $conduct.Incident i
            WHERE i.person_id = {person} AND i.status IN $conduct.OPEN)"""
    )
    destroying.holds_back(
        """EXISTS (SELECT FROM $conduct.MeasureObjection o
            JOIN $conduct.Measure m ON m.id = o.measure_id
            JOIN $conduct.Incident i ON i.id = m.incident_id
            WHERE i.person_id = {person} AND o.heard_at IS NULL)"""
    )
