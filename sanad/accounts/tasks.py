"""What the calendar brings to accounts: sessions and counts of tries whose time is over go."""

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models.functions import Now


def due() -> int:
    """Delete ended sessions, with all that was half written in them, and ended cache entries;
    returns how many rows went."""
    sessions, _each = Session.objects.filter(expire_date__lt=Now()).delete()
    table = connection.ops.quote_name(str(settings.CACHES["default"]["LOCATION"]))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < statement_timestamp()")
        return sessions + cursor.rowcount
