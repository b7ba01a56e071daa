"""Every address of the portal, and what each role gets there.

`page(...)` says it for GET, `post(...)` for an address that only takes a form. Roles are words of
one text; a role that is not named gets `others`. Who may not GET may not POST either: the test
tries both.
"""

from dataclasses import dataclass, field

from sanad.guarded.messages import token_of
from tests.access.scene import ROLES, STAFF

LOGIN = "login"
NOBODY = lambda scene: ()  # noqa: E731 - an address without arguments
EVERYBODY = " ".join(ROLES)
SIGNED_IN = " ".join(ROLES[1:])
WORKING = " ".join(STAFF)
APPLICANTS = "beneficiary stranger"


@dataclass(frozen=True)
class Row:
    """What is asked for (`arguments` of the scene) and the status that each role gets."""

    arguments: object
    expected: dict = field(default_factory=dict)
    method: str = "get"


def _row(method, ok, arguments, others, anonymous, **more):
    expected = dict.fromkeys(ROLES, others) | {"anonymous": anonymous}
    for status, roles in {"200": ok, **more}.items():
        number = int(status.removeprefix("_"))
        for role in roles.split():
            assert role in expected, role
            expected[role] = number
    return Row(arguments, expected, method)


def page(ok="", arguments=NOBODY, *, others=403, anonymous=LOGIN, **more):
    """`page("officer", lambda s: [s.raised.pk], others=404, _302="beneficiary")`"""
    return _row("get", ok, arguments, others, anonymous, **more)


def post(ok="", arguments=NOBODY, *, others=403, anonymous=LOGIN, **more):
    """The same for a form; `ok` is any answer that is no refusal of the role: what an empty form
    gets (a page with errors, a way back, a rule's 409)."""
    return _row("post", ok, arguments, others, anonymous, **more)


def public(**more):
    return page(EVERYBODY, anonymous=200, **more)


REGISTRY = "officer elsewhere delegate researcher manager auditor"
DESK = "officer elsewhere delegate"
PERSON = lambda s: [s.person.pk]  # noqa: E731


def _no_page(scene):
    return [scene.draft.pk, "rent-contract", "0" * 40]


def _draft(*more):
    return lambda scene: [scene.draft.pk, *more]


PORTAL = {
    "portal:home": public(),
    "portal:policy": public(),
    "portal:terms": public(),
    "portal:privacy": public(),
    "portal:left": public(),
    "portal:worker": public(),
    "portal:offline": page(EVERYBODY, lambda s: ["ar"], anonymous=200),
    "portal:manifest": page(EVERYBODY, lambda s: ["ar"], anonymous=200),
    "portal:number_changed": public(),
    "portal:report": public(),
    "portal:ask": public(),
    "portal:guide": public(),
    "portal:asked": public(),
    "portal:my_asked": page(APPLICANTS, others=302),
    "portal:my_asked_on": page("", lambda s: [s.contact.pk], others=302, _404=APPLICANTS),
    "portal:my_data": page(APPLICANTS, others=302),
    "portal:consent": page(APPLICANTS, others=302),
    "portal:my_copy": page(APPLICANTS, others=302),
    "portal:report_sent": public(),
    "portal:too_large": page(others=413, anonymous=413),
    "portal:language": post(EVERYBODY, anonymous=200),
    "portal:acknowledge": post(WORKING),
    "portal:after_sign_in": page(others=302),
    "portal:who": page(others=302),
    "portal:switch": post(APPLICANTS, others=302),
    "portal:unlock": page("beneficiary", PERSON, others=302, _404="stranger"),
    # Whose phone is known goes on at once.
    "portal:sure": page("", PERSON, others=302, _404="stranger"),
    "portal:see_you": page(APPLICANTS, others=302),
    "portal:accept": page(APPLICANTS, others=302),
    "portal:join": page(APPLICANTS, lambda s: ["identity"], others=302),
    "portal:my_requests": page(APPLICANTS, others=302),
    "portal:my_home": page(APPLICANTS, others=302),
    "portal:my_home_change": page(APPLICANTS, others=302),
    "portal:my_member": page("", lambda s: [0], others=302, _404=APPLICANTS),
    "portal:my_leaver": page("", lambda s: [0], others=302, _404=APPLICANTS),
    "portal:my_joiner": page(APPLICANTS, others=302),
    "portal:my_proposal": post("", lambda s: [0], others=302, _404=APPLICANTS),
    "portal:my_sum": page(APPLICANTS, lambda s: ["income"], others=302),
    "portal:my_sum_again": page("", lambda s: ["income", 0], others=302, _404=APPLICANTS),
    "portal:my_request": page("beneficiary", lambda s: [s.raised.pk], others=302, _404="stranger"),
    "portal:my_paper": page("", lambda s: [s.raised.pk, "no-such"], others=302, _404=APPLICANTS),
    "portal:pages": page(
        "beneficiary", lambda s: [s.draft.pk, "income"], others=302, _404="stranger"
    ),
    "portal:sent_page": page("", _no_page, others=302, _410="beneficiary", _404="stranger"),
    "portal:sent_picture": page("", _no_page, others=302, _404=APPLICANTS),
    "portal:my_reopen": post("beneficiary", lambda s: [s.raised.pk], others=302, _404="stranger"),
    "portal:my_renew": post("beneficiary", lambda s: [s.raised.pk], others=302, _404="stranger"),
    "portal:my_write": page("beneficiary", lambda s: [s.raised.pk], others=302, _404="stranger"),
    "portal:my_withdraw": page("beneficiary", lambda s: [s.raised.pk], others=302, _404="stranger"),
    "portal:my_arrival": page(
        "", lambda s: [s.registered.pk, s.given.pk], others=302, _404=APPLICANTS
    ),
    "portal:my_object": page("", lambda s: [s.rejected.pk], others=302, _404="stranger"),
    "portal:apply": page("beneficiary", others=302),
    **{
        f"portal:apply_{step}": page("beneficiary", _draft(*more), others=302, _404="stranger")
        for step, more in {
            "me": (),
            "check": (),
            "question": ("account-number",),
            "paper": ("national-id",),
        }.items()
    },
    # Nothing is filled in yet: the way leads to the first page that is open.
    **{
        f"portal:apply_{step}": page("", _draft(), others=302, _404="stranger")
        for step in ("resume", "home", "sign", "code")
    },
    "portal:apply_send_code": post("beneficiary", _draft(), others=302, _404="stranger"),
    **{
        f"portal:{name}": page("beneficiary", lambda s: [s.raised.pk], others=302, _404="stranger")
        for name in ("apply_receipt", "apply_receipt_pdf")
    },
    "portal:verify_receipt": public(),
}

ACCOUNTS = {
    "account_login": page(others=302, anonymous=200),
    "account_request_login_code": page(others=302, anonymous=200),
    "account_confirm_login_code": page(others=302),
    "account_logout": page(SIGNED_IN, anonymous=302),
    "account_inactive": public(),
    "account_reauthenticate": page(WORKING),
    "account_change_password": page(WORKING),
    "account_link": page("", lambda s: ["no-such-link"], others=410, anonymous=410),
    "account_colleague": page("manager", lambda s: [s.users["officer"].pk]),
    # Only between the password and the sign-in; what is not set up has no pages.
    "mfa_authenticate": page(others=302),
    "mfa_reauthenticate": page(_302=WORKING),
    "mfa_index": page(SIGNED_IN),
    "mfa_activate_totp": page(WORKING),
    "mfa_deactivate_totp": page(_404=WORKING),
    "mfa_view_recovery_codes": page(_404=WORKING),
    "mfa_generate_recovery_codes": page(WORKING),
    "account_places": page(others=302),
    "account_hand_over": post(WORKING),
    "account_short_code": page(WORKING),
    "account_reach": page(WORKING),
    "mfa_login_webauthn": page(others=302),
    "mfa_reauthenticate_webauthn": page(_302=WORKING),
    "mfa_add_webauthn": page(WORKING),
    "mfa_edit_webauthn": page("", lambda s: [0], _404=WORKING),
    "mfa_remove_webauthn": page("", lambda s: [0], _404=WORKING),
}

WORKBENCH = {
    "workbench:today": page(WORKING),
    "workbench:search": page(WORKING),
    "texts:association": page("manager"),
    "texts:colours": page(EVERYBODY, lambda s: ["7a1f3d"], anonymous=200),
    "texts:icon": page(EVERYBODY, lambda s: ["166a45", "whole", 192], anonymous=200),
    "texts:security": page(others=404, anonymous=404),  # as shipped it names nobody
    "texts:logo": page(EVERYBODY, lambda s: [s.logo.digest], anonymous=200),
    "workbench:sheet": page(WORKING),
    "workbench:tasks": page(WORKING),
    "workbench:task": page("officer", lambda s: [s.task.pk], others=404, _403=APPLICANTS),
}

LETTERS = {
    "letters:verify": public(),
    # Who may see the request may see its letter.
    "letters:show": page(
        "beneficiary officer delegate researcher member chair secretary manager auditor",
        lambda s: [s.letter.pk],
        others=404,
    ),
    "letters:pdf": page(
        "beneficiary officer delegate researcher member chair secretary manager auditor",
        lambda s: [s.letter.pk],
        others=404,
    ),
}

MESSAGES = {
    "messaging:demo": page(WORKING),
    "messaging:retry": post(
        "officer elsewhere delegate secretary manager", lambda s: [s.delivery.pk]
    ),
    "operations:show": page("manager"),
    "messaging:try_all_again": post("manager", lambda s: ["sms"]),
    # Signed by the gateway; without a secret of its own the portal takes none.
    "messaging:receipts": post(others=404, anonymous=404),
}

_CHANGE = lambda s: [s.change.pk]  # noqa: E731
_DECIDES = "officer elsewhere delegate manager board"
GUARDED = {
    "guarded:kin": page(WORKING),
    # Their own relatives alone (tests/guarded/test_kin.py).
    "guarded:end_kin": page("", lambda s: [1], others=404, _403=APPLICANTS),
    "guarded:waiting": page(f"{_DECIDES} auditor"),
    "guarded:show": page(f"{_DECIDES} auditor", _CHANGE),
    # Who proposed it is sent back with the reason; the auditor looks and decides nothing.
    "guarded:step": page(
        "elsewhere delegate manager board", lambda s: [s.change.pk, "approve"], _302="officer"
    ),
    "guarded:not_me": page(EVERYBODY, lambda s: [token_of(s.change)], anonymous=200),
}

RECOVERY = {"recovery:hold": page("manager")}

AUDIT = {
    "audit:openings": page("manager auditor"),
    "audit:lists": page("manager auditor"),
    "audit:searches": page("manager auditor"),
    "audit:refusals": page("manager auditor"),
    "audit:sign_ins": page("manager auditor"),
}

_OF_POLICY = lambda s: [s.policy_draft.pk]  # noqa: E731
# Managers draft; the chair puts in force, the auditor reads along.
POLICY = {
    "policy:versions": page("manager chair auditor"),
    "policy:version": page("manager chair auditor", _OF_POLICY),
    "policy:clauses": page("manager chair auditor", _OF_POLICY),
    "policy:begin": post("manager"),
    "policy:edit": page("manager", _OF_POLICY),
    "policy:clause": page("manager", lambda s: [s.policy_draft.pk, "PR-5"]),
    "policy:put_in_force": post("manager chair auditor", _OF_POLICY),
    "policy:discard": post("manager", _OF_POLICY),
}

PEOPLE = {
    "people:search": page(REGISTRY),
    "people:create": page(DESK),
    "people:show": page(REGISTRY, PERSON),
    "people:open": post(REGISTRY, PERSON),
    "people:history": page(REGISTRY, PERSON),
    "people:doubles": page(REGISTRY, PERSON),
    "people:edit": page(DESK, PERSON),
    "people:household": page(DESK, PERSON),
    "people:facts": page(DESK, PERSON),
    "people:join": page(DESK, PERSON),
    # Nobody else lives in the household of the scene.
    "people:leave": page("", PERSON, _302=DESK),
    "people:kept_off_list": page("manager auditor board"),
    "people:kept_off": page("manager auditor board", lambda s: [s.kept_off.pk]),
    "people:kept_off_step": page("manager board", lambda s: [s.kept_off.pk, "name_instead"]),
    "people:pin": page(DESK, PERSON),
    "people:hold": page("manager", PERSON),
    "people:known": page(DESK, PERSON),
    "people:terms": page(DESK, PERSON),
    "people:consent": page(DESK, PERSON),
    "people:document_create": page(f"{DESK} researcher", PERSON),
    # Committee and provider read copies in the cases they handle, not by their number.
    "people:document_copy": page(f"beneficiary {REGISTRY}", lambda s: [s.copy.pk], others=404),
    "people:document_page": page("", lambda s: [s.copy.pk, 2], others=404),
    "people:category_create": page(f"{DESK} researcher", PERSON),
    "people:category_end": post(f"{DESK} researcher", lambda s: [s.category.pk]),
    "people:guardian_create": page(DESK, PERSON),
    "people:helpers": page(DESK, PERSON),
    "people:helper_create": page(DESK, PERSON),
    "people:helper_end": post(DESK, lambda s: [s.helper.pk]),
    "people:mobile": page(DESK, PERSON),
    # She heads her household already.
    "people:head": page("", PERSON, _302=DESK),
    "people:guardian_end": post(DESK, lambda s: [s.guardianship.pk]),
}

# Who sees a request before the committee has it, and once it was raised.
AT_THE_DESK = "officer delegate researcher manager auditor"
SEES_RAISED = f"{AT_THE_DESK} member chair secretary"
DRAFT = lambda s: [s.draft.pk]  # noqa: E731
RAISED = lambda s: [s.raised.pk]  # noqa: E731
SUBMITTED = lambda s: [s.submitted.pk]  # noqa: E731
# Staff who do not know of a request that is at the desk.
NOT_YET = "elsewhere provider member chair secretary board"
REQUESTS = {
    "requests:list": page(WORKING),
    "requests:begin": page(DESK),
    "requests:blank": page(WORKING, lambda s: ["rent"]),
    "requests:show": page(SEES_RAISED, RAISED, _404="elsewhere provider board"),
    "requests:print": page(SEES_RAISED, RAISED, _404="elsewhere provider board"),
    "requests:receipt": page(SEES_RAISED, RAISED, _404="elsewhere provider board"),
    "requests:edit": page("officer delegate", DRAFT, _404=NOT_YET),
    "requests:paper": page(
        "officer",
        lambda s: [s.submitted.pk, s.paper],
        _404=NOT_YET,
    ),
    # Not filled in yet: the way leads back to the case.
    "requests:sign": page("", DRAFT, _302="officer delegate", _404=NOT_YET),
    "requests:code": post("officer delegate", DRAFT, _404=NOT_YET),
    # Its form stands on the case's page, and GET leads there.
    "requests:check": page("", SUBMITTED, _302=WORKING),
    # Of what was drawn alone; who may look then: tests/requests/test_second_look.py.
    "requests:second_look": page("", lambda s: [s.raised.pk], others=404, _403=APPLICANTS),
    # Who was named alone: tests/delivery/test_witness.py.
    "requests:witness": page("", lambda s: [s.raised.pk], others=404, _403=APPLICANTS),
    "requests:step": page("officer delegate", lambda s: [s.submitted.pk, "withdraw"], _404=NOT_YET),
}

INCIDENT = lambda s: [s.incident.pk]  # noqa: E731
# Few see a conduct case: who reported it, who hears, decides and audits.
NOT_OF_THE_FEW = f"{APPLICANTS} elsewhere delegate member secretary provider board"
CONDUCT = {
    "conduct:list": page(WORKING),
    # The auditor only looks.
    "conduct:report": page(WORKING.replace(" auditor", "")),
    # Who may not search finds somebody by the whole number only, and then their page.
    "conduct:report_on": page(
        REGISTRY.replace(" auditor", ""), PERSON, _302="member chair secretary provider board"
    ),
    "conduct:show": page("officer researcher chair manager auditor", INCIDENT, _404=NOT_OF_THE_FEW),
    "conduct:propose": page(
        "researcher chair manager", lambda s: [s.incident.pk, "report"], _404=NOT_OF_THE_FEW
    ),
    "conduct:step": page(
        "researcher manager", lambda s: [s.incident.pk, "record_hearing"], _404=NOT_OF_THE_FEW
    ),
    # Who only reported it reads no measure.
    "conduct:measure_step": page(
        "chair manager",
        lambda s: [s.measure.pk, "decide_measure"],
        _404=f"{NOT_OF_THE_FEW} officer",
    ),
    "portal:my_measures": page(APPLICANTS, others=302),
    "portal:my_details": page(APPLICANTS, others=302),
    "portal:my_helpers": page(APPLICANTS, others=302),
    "portal:ask_helper": page(APPLICANTS, others=302),
    "portal:whom": page(APPLICANTS, others=302),
    # Nobody was chosen.
    "portal:helped": page("", others=302),
    "portal:safe_contact": page(APPLICANTS, others=302),
    "portal:speaking": page(APPLICANTS, others=302),
    "portal:phone": page(APPLICANTS, others=302),
    "portal:my_file": page(APPLICANTS, others=302),
    "portal:my_messages": page(APPLICANTS, others=302),
    "portal:my_measure_object": page(
        "beneficiary", lambda s: [s.warning.pk], others=302, _404="stranger"
    ),
}

REGISTERED = lambda s: [s.registered.pk]  # noqa: E731
ACCEPTED = lambda s: [s.accepted.pk]  # noqa: E731
# The provider sees what is to be given, not what is still being completed.
DELIVERS = "officer delegate provider manager auditor"
DELIVERY = {
    "delivery:list": page(f"elsewhere {DELIVERS}"),
    "delivery:show": page(DELIVERS, REGISTERED, _404="elsewhere"),
    "delivery:code": post("provider", REGISTERED, _404="elsewhere"),
    "delivery:end": page("officer", REGISTERED, _404="elsewhere"),
    "delivery:register": page(
        "officer delegate manager auditor", ACCEPTED, _404="elsewhere provider"
    ),
    "delivery:payee": page("", ACCEPTED, _302=f"elsewhere {DELIVERS}"),
    # Nothing is noted yet: the way leads to the registration.
    **{
        f"delivery:change_{what}": page(
            "", ACCEPTED, _302="officer delegate", _404="elsewhere provider"
        )
        for what in ("payee", "account")
    },
    "delivery:item": page(
        "", lambda s: [s.accepted.pk, s.completion], _302=f"elsewhere {DELIVERS}"
    ),
    # Its programme pays through the bank: no receipt on paper, and the way leads to the case.
    "delivery:enter": page("", REGISTERED, _302="provider", _404="elsewhere"),
    "delivery:paper": page("provider"),
    "delivery:receipt": page(DELIVERS, lambda s: [s.given.pk], _404="elsewhere"),
    "delivery:recall": page("provider", lambda s: [s.given.pk], _404="elsewhere"),
}

SITS = "researcher member chair secretary manager auditor"
SITTING = lambda s: [s.sitting.pk]  # noqa: E731
ITEM = lambda s: [s.sitting.pk, s.item.pk]  # noqa: E731
COMMITTEE = {
    "committee:list": page(SITS),
    "committee:plan": page("secretary chair"),
    "committee:sum": page("secretary chair"),
    "committee:sitting": page("", SITTING, _302=SITS),
    "committee:arrange": page("secretary chair", SITTING),
    "committee:sitting_step": page("secretary chair", lambda s: [s.planned.pk, "cancel"]),
    "committee:mine": page("member chair", SITTING),
    "committee:confirm": page("secretary chair", SITTING),
    "committee:scan": page("", SITTING, _404=SITS),
    "committee:minutes": page(SITS, SITTING),
    "committee:item": page(SITS, ITEM),
    "committee:step": page("secretary chair", lambda s: [ITEM(s)[-1], "defer"]),
    "committee:studies": page(SITS),
    "committee:study": page(SITS, lambda s: [s.study.pk]),
    "committee:study_step": page("researcher secretary chair", lambda s: [s.study.pk, "hand_over"]),
    "committee:assign": page(
        "officer secretary chair", RAISED, _404="elsewhere provider stranger board"
    ),
    "committee:object": page(
        "officer delegate", lambda s: [s.rejected.pk], _404="elsewhere provider board"
    ),
    "committee:objections": page(WORKING),
    "committee:objection": page(
        SEES_RAISED, lambda s: [s.objection.pk], _404="elsewhere provider board"
    ),
}

CONTACTS = {
    "contact:list": page("officer elsewhere delegate researcher manager auditor board"),
    "contact:create": page("officer elsewhere delegate researcher"),
    "contact:show": page(
        "officer delegate researcher manager auditor",
        lambda s: [s.contact.pk],
        _404="elsewhere board",
    ),
    "contact:answer_again": post(
        "officer delegate researcher manager auditor",
        lambda s: [s.contact.pk],
        _404="elsewhere board",
    ),
    "contact:step": page(
        "officer delegate researcher", lambda s: [s.contact.pk, "close"], _404="elsewhere board"
    ),
    "contact:referrals": page("officer elsewhere delegate researcher manager auditor board"),
    # Nobody is named: the way leads to the search.
    "contact:refer": page("", _302="officer elsewhere delegate"),
    "contact:referral": page(
        "officer delegate researcher manager auditor",
        lambda s: [s.referral.pk],
        _404="elsewhere board",
    ),
    "contact:referral_step": page(
        "researcher manager", lambda s: [s.referral.pk, "hand_over"], _404="elsewhere board"
    ),
}

WRITES = "officer elsewhere delegate researcher provider manager"
BOOK = lambda s: [s.book.pk]  # noqa: E731
PAPER = {
    "paper:list": page(f"{WRITES} auditor"),
    "paper:make": page(WRITES),
    "paper:void": page(WRITES),
    # Of the own branch, for a provider its receipts; manager and auditor all.
    "paper:book": page(
        "officer delegate researcher manager auditor", BOOK, _404="elsewhere provider"
    ),
    "paper:print": page(
        "officer delegate researcher manager auditor", BOOK, _404="elsewhere provider"
    ),
    "paper:scan": page(
        "officer delegate researcher manager auditor",
        lambda s: [s.sheet.pk],
        _404="elsewhere provider",
    ),
    # No number is named: the way leads to the page that asks for one.
    "contact:paper": page("", _302="officer elsewhere delegate researcher"),
}

HEARS = "officer elsewhere delegate researcher chair manager auditor"
SURVEYS = {
    "surveys:open": public(),
    "surveys:invited": page(others=302, anonymous=302, arguments=lambda s: [s.token]),
    "surveys:mine": page(SIGNED_IN),
    "surveys:question": page(others=302, anonymous=302, arguments=lambda s: [1]),
    "surveys:thanks": public(),
    "surveys:counted": public(),
    "surveys:results": page(HEARS),
    "surveys:write_down": page("officer elsewhere delegate researcher manager"),
    "surveys:improvement": page(HEARS, lambda s: [s.improvement.pk]),
    "surveys:step": page("manager", lambda s: [s.improvement.pk, "take_up"]),
}

TABLE = (
    PORTAL
    | ACCOUNTS
    | WORKBENCH
    | LETTERS
    | MESSAGES
    | GUARDED
    | RECOVERY
    | AUDIT
    | POLICY
    | PEOPLE
    | REQUESTS
    | SURVEYS
    | DELIVERY
    | COMMITTEE
    | CONDUCT
    | CONTACTS
    | PAPER
)
