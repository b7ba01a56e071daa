"""`manage.py erase_row`: erase a row of evidence that the law wants erased; as the owner."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError, connection, transaction

from sanad.audit import chain


class Command(BaseCommand):
    help = "Erase a row of the history or the records for good; its digest and the reason stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("table", help="as verify_history names it")
        parser.add_argument("key")
        parser.add_argument("--reason", required=True, help="the decision it rests on")

    @transaction.atomic
    def handle(self, *, table: str, key: str, reason: str, **options: Any) -> None:
        if not reason.strip():
            raise CommandError("Say on what decision it rests.")
        try:
            is_erased = chain.erase(table, key, reason)
            connection.check_constraints()  # at once, not with the commit
        except IntegrityError as refusal:
            raise CommandError(
                f"{table} {key} stays: rows of {_table_of(refusal)} rest on it. Erase them first."
            ) from None
        except KeyError:
            raise CommandError(f"{table} is no table of the chain.") from None
        if not is_erased:
            raise CommandError(f"{table} has no row {key}.")
        self.stdout.write(f"Erased: {table} {key}")


def _table_of(refusal: IntegrityError) -> str:
    """The table whose rows hold the row back."""
    said: Any = refusal.__cause__
    return str(said.diag.table_name)
