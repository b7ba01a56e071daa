"""SQL: who is kept off whose cases. The rows are the registry's, a layer above (`KeptOff`)."""


def is_kept_off(user: str, person: str) -> str:
    """SQL: the colleague is kept off the person's cases, or off those of somebody who is close to
    them; both are SQL expressions."""
    return f"""EXISTS (SELECT 1 FROM $beneficiaries.KeptOff kept WHERE kept.colleague_id = {user}
        AND kept.status = $beneficiaries.KeptOffStatus.STANDING
        AND kept.person_id = ANY ({close_to(person)}))"""


def is_anybody_kept_off(person: str) -> str:
    """SQL: the same of any colleague."""
    return f"""EXISTS (SELECT 1 FROM $beneficiaries.KeptOff kept
        WHERE kept.status = $beneficiaries.KeptOffStatus.STANDING
        AND kept.person_id = ANY ({close_to(person)}))"""


def close_to(person: str) -> str:
    """SQL: the keys of the person, of who lives with them, acts for them, or whom they act for:
    what is done to one is done to the other."""
    return f"""ARRAY(SELECT {person}
        UNION ALL SELECT mate.id FROM $beneficiaries.Person home
            JOIN $beneficiaries.Person mate ON mate.household_id = home.household_id
            WHERE home.id = {person}
        UNION ALL SELECT deed.ward_id FROM $beneficiaries.Guardianship deed
            WHERE deed.ended_on IS NULL AND deed.guardian_id = {person}
        UNION ALL SELECT deed.guardian_id FROM $beneficiaries.Guardianship deed
            WHERE deed.ended_on IS NULL AND deed.ward_id = {person})"""
