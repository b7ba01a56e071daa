"""SQL that several rules of this app share: who is too close to a case to act in it."""

from beneficiaries.querysets import IS_FILE_OF


def is_involved(user, incident):
    """SQL: `user` reported the incident, it happened to them, or they are of the person's home.

    Both arguments are SQL expressions. Relatives are known by the account, or the mobile, of a
    person of the same household (MC-5+).
    """
    return f"""EXISTS (
        SELECT 1 FROM public.conduct_incident i
        JOIN public.beneficiaries_person q ON q.id = i.person_id
        WHERE i.id = {incident} AND (
            {user} = i.reported_by_id OR {user} = i.victim_id OR {user} = i.about_staff_id
            OR EXISTS (
                SELECT 1 FROM public.beneficiaries_person p
                WHERE {IS_FILE_OF.format(user=user)}
                AND (p.id = q.id OR p.household_id = q.household_id))))"""


def incident_is(incident, condition):
    """SQL: the incident (an SQL expression) fulfils `condition`, written over `i`."""
    return f"""EXISTS (SELECT 1 FROM public.conduct_incident i
        WHERE i.id = {incident} AND {condition})"""


def before_the_incident(day, incident):
    """SQL: the day (an SQL expression) lies before what it is about had happened."""
    return incident_is(incident, f"{day} < i.happened_on")


def hold(incident):
    """Statement that keeps the incident as it is until the transaction ends."""
    return f"PERFORM 1 FROM public.conduct_incident WHERE id = {incident} FOR SHARE;"
