"""The registry: people, households, documents, standing."""

from beneficiaries.models.consent import Consent
from beneficiaries.models.document import Document, DocumentPage, DocumentType
from beneficiaries.models.familiar import FamiliarPhone, OwnProof
from beneficiaries.models.helper import Helper
from beneficiaries.models.home import HomeSum, HomeWord
from beneficiaries.models.household import Household
from beneficiaries.models.kept_off import KeptOff, KeptOffEntry
from beneficiaries.models.member import MemberWord
from beneficiaries.models.person import Category, Guardianship, Person, PersonCategory
from beneficiaries.models.retention import RetentionHold
from beneficiaries.models.search import Asked
from beneficiaries.models.standing import Restriction
from beneficiaries.models.terms import TermsAcceptance

__all__ = [
    "Asked",
    "Category",
    "Consent",
    "Document",
    "DocumentPage",
    "DocumentType",
    "FamiliarPhone",
    "Guardianship",
    "Helper",
    "HomeSum",
    "HomeWord",
    "Household",
    "KeptOff",
    "KeptOffEntry",
    "MemberWord",
    "OwnProof",
    "Person",
    "PersonCategory",
    "Restriction",
    "RetentionHold",
    "TermsAcceptance",
]
