"""What the calendar brings to the registry."""

from beneficiaries import files
from beneficiaries.models import Document


def due():
    """Clear what was stored for a paper whose row was never written."""
    return files.sweep(lambda name: Document.objects.filter(file_name=name).exists())
