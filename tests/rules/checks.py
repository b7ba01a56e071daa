"""What each check lets pass and what not: a table for `test_constraints`."""

from sanad.accounts.enums import KIN_DEGREES

DAY, BEFORE = "2026-11-22", "2026-11-21"
NEW, OTHER = 30001, 30002  # of no row that the catalogues bring
FULL_BANK = {
    "kind": "payee",
    "amount": 100,
    "proof": "bank",
    "bank_reference": "FT1",
    "payee_name": "مالك",
    "payee_account": "SA0380000000608010167519",
}
BY_HAND = {"kind": "hand", "amount": 100}

# Name → pairs of a good row and the changes that break it, one at a time.
CHECKS = {
    "familiarphone_has_a_mark": [({"mark": "a"}, [{"mark": ""}])],
    "sentpage_within_its_size": [
        (
            {"size": 10, "received": 10},
            [{"received": 11}, {"size": 0}, {"size": 20 * 1024 * 1024 + 1}],
        ),
        ({"size": 20 * 1024 * 1024, "received": 0}, []),
    ],
    "sentpage_judged_when_whole": [
        (
            {"size": 10, "received": 10, "kind": "jpeg", "refused": ""},
            [{"received": 9}, {"refused": "x"}],
        ),
        (
            {"size": 10, "received": 10, "kind": "", "refused": "x"},
            [{"received": 9}, {"kind": "pdf"}],
        ),
        ({"size": 10, "received": 3, "kind": "", "refused": ""}, []),
    ],
    "kin_degree_of_its_relation": [
        ({"relation": relation, "degree": degree}, [{"degree": degree + 1}])
        for relation, degree in KIN_DEGREES.items()
    ],
    "kin_by_a_mark": [
        (
            {"mark": f"0123abcd:{'0f' * 32}"},
            [
                {"mark": "1100000005"},
                {"mark": f"0123abcd:{'0f' * 31}"},
                {"mark": f"0123ABCD:{'0f' * 32}"},
            ],
        )
    ],
    "policyversion_two_weeks": [({"notice_days": 14}, [{"notice_days": 13}])],
    "policyversion_approved_by_a_minute": [
        (
            {
                "status": "approved",
                "minute_number": NEW,
                "term": NEW,
                "approved_on": DAY,
                "effective_on": DAY,
            },
            [
                {"minute_number": None},
                {"term": None},
                {"approved_on": None},
                {"effective_on": None},
            ],
        ),
        ({"status": "draft", "minute_number": None, "effective_on": None}, []),
        ({"status": "discarded", "minute_number": None, "effective_on": None}, []),
    ],
    "policyversion_holds_after_its_minute": [
        ({"approved_on": DAY, "effective_on": DAY}, [{"effective_on": BEFORE}]),
        ({"approved_on": DAY, "effective_on": None}, []),
        ({"approved_on": None, "effective_on": DAY}, []),
    ],
    "book_of_some_sheets": [
        ({"first": 1, "last": 100}, [{"first": 0}, {"last": 0}, {"last": 101}]),
        ({"first": 7, "last": 7}, [{"last": 6}]),
    ],
    "sheet_entered_or_void": [
        (
            {"fate": "used", "written_on": DAY, "reason": "", "file_name": ""},
            [{"written_on": None}, {"reason": "تالفة"}, {"fate": "void"}],
        ),
        ({"fate": "used", "written_on": DAY, "reason": "", "file_name": "x"}, []),
        (
            {"fate": "void", "written_on": None, "reason": "تالفة", "file_name": ""},
            [{"reason": ""}, {"written_on": DAY}, {"file_name": "x"}],
        ),
    ],
    "delivery_parts_positive": [({"parts": 1}, [{"parts": 0}])],
    "letter_says_something": [
        ({"subject": "إشعار", "paragraphs": ["سطر"]}, [{"subject": ""}, {"paragraphs": []}])
    ],
    # Tasks
    "task_of_somebody": [
        ({"owner_id": 1, "role": ""}, [{"owner_id": None}]),
        ({"owner_id": None, "role": "officer"}, [{"role": ""}]),
    ],
    "task_done_with_an_outcome": [
        ({"done_at": DAY, "outcome": "أُخبرت"}, [{"outcome": ""}, {"done_at": None}]),
        ({"done_at": None, "outcome": "", "done_by_id": None}, [{"done_by_id": 1}]),
    ],
    "wording_known_reader": [
        ({"language": "ar", "gender": ""}, [{"language": "fr"}, {"gender": "x"}]),
        ({"language": "en", "gender": "f"}, []),
    ],
    "minutesscan_is_a_file": [({"file_name": "x"}, [{"file_name": ""}])],
    "guardedchange_silence_has_a_reason": [
        ({"told": "silent", "silence": "هاتفه مع غيره"}, [{"silence": ""}, {"told": "yes"}]),
        ({"told": "yes", "silence": ""}, [{"told": "silent"}]),
    ],
    # The registry
    "homesum_not_negative": [({"amount": 0}, [{"amount": -1}])],
    "homesum_of_a_month": [({"month": "2026-11-01"}, [{"month": "2026-11-02"}])],
    "household_income_not_negative": [
        ({"monthly_income": 0}, [{"monthly_income": -1}]),
        ({"monthly_income": None}, []),
    ],
    "household_has_somebody": [({"size": 1}, [{"size": 0}, {"size": 61}]), ({"size": 60}, [])],
    "household_short_address_shape": [
        (
            {"short_address": "RRRD2929"},
            [{"short_address": "RRR2929"}, {"short_address": "rrrd2929"}, {"short_address": "-"}],
        ),
        ({"short_address": ""}, []),
    ],
    "run_ends_with_an_outcome": [
        ({"ended_at": None, "is_ok": None}, [{"is_ok": True}, {"ended_at": DAY}]),
        ({"ended_at": DAY, "is_ok": False}, [{"is_ok": None}, {"ended_at": None}]),
    ],
    "person_identity_or_none": [
        ({"identity_kind": "none", "identity_number": ""}, [{"identity_number": "A1"}]),
        ({"identity_kind": "passport", "identity_number": "A1"}, [{"identity_number": ""}]),
    ],
    "person_shared_phone_has_digits": [
        ({"phone_use": "shared", "pin": "keyed:1"}, [{"pin": ""}]),
        ({"phone_use": "borrowed", "pin": "keyed:1"}, [{"pin": ""}]),
        ({"phone_use": "alone", "pin": ""}, [{"phone_use": "shared"}]),
    ],
    "person_language_of_ours": [
        ({"language": ""}, [{"language": "fr"}]),
        ({"language": "en"}, [{"language": "xx"}]),
    ],
    "person_safe_hours_in_order": [
        ({"safe_from": None, "safe_until": None}, [{"safe_from": 8}, {"safe_until": 8}]),
        ({"safe_from": 8, "safe_until": 9}, [{"safe_until": 8}, {"safe_until": 25}]),
        ({"safe_from": 0, "safe_until": 24}, [{"safe_from": 24}]),
    ],
    "person_landline_of_its_form": [
        ({"landline": None}, [{"landline": ""}]),
        (
            {"landline": "+966112345678"},
            [
                {"landline": "+966551234567"},
                {"landline": "0112345678"},
                {"landline": "+96611234567"},
            ],
        ),
    ],
    "person_identity_of_its_kind": [
        (
            {"identity_kind": "citizen", "identity_number": "1000000008"},
            [{"identity_number": "2000000006"}, {"identity_number": "100000000"}],
        ),
        (
            {"identity_kind": "resident", "identity_number": "2000000006"},
            [{"identity_number": "1000000008"}, {"identity_number": "20000000060"}],
        ),
        ({"identity_kind": "passport", "identity_number": "A1"}, []),
    ],
    "guardianship_of_another": [({"ward_id": 1, "guardian_id": 2}, [{"guardian_id": 1}])],
    "helper_of_another": [({"person_id": 1, "helper_id": 2}, [{"helper_id": 1}])],
    "personcategory_ends_after_it_began": [({"since": DAY, "until": DAY}, [{"until": BEFORE}])],
    "documenttype_copy_on_a_basis": [
        ({"may_keep_copy": True, "legal_basis": "نظام"}, [{"legal_basis": ""}]),
        ({"may_keep_copy": False, "legal_basis": ""}, []),
    ],
    "document_copy_has_a_file": [
        ({"evidence": "seen", "file_name": ""}, [{"file_name": "x"}]),
        ({"evidence": "copy", "file_name": "x"}, [{"file_name": ""}]),
    ],
    "document_expires_after_its_issue": [
        ({"issued_on": DAY, "expires_on": DAY}, [{"expires_on": BEFORE}])
    ],
    "document_pages_of_a_copy": [
        ({"evidence": "copy", "page_count": 12}, [{"page_count": 13}, {"page_count": 0}]),
        ({"evidence": "seen", "page_count": 1}, [{"page_count": 2}]),
    ],
    "documentpage_has_a_file": [({"file_name": "x"}, [{"file_name": ""}])],
    "restriction_says_what_to_correct": [
        ({"kind": "suspension", "to_correct": "رد المبلغ"}, [{"to_correct": ""}]),
        ({"kind": "termination", "to_correct": ""}, []),
    ],
    # Contacts
    "contact_of_somebody": [
        (
            {"person_id": None, "caller_name": "سعاد", "subject_kind": "inquiry"},
            [{"caller_name": ""}],
        ),
        ({"person_id": 1, "caller_name": ""}, []),
        ({"person_id": None, "caller_name": "", "subject_kind": "favours"}, []),
    ],
    "contact_of_ones_own_data": [
        (
            {"channel": "website", "subject_kind": "deletion", "person_id": 1},
            [{"person_id": None}],
        ),
        ({"channel": "website", "subject_kind": "inquiry", "person_id": None}, []),
        ({"channel": "letter", "subject_kind": "correction", "person_id": None}, []),
    ],
    "contact_about_a_colleague": [
        (
            {"subject_kind": "complaint", "about_staff_id": 1, "is_about_manager": True},
            [{"subject_kind": "inquiry"}],
        ),
        ({"subject_kind": "favours", "about_staff_id": 1, "is_about_manager": False}, []),
        (
            {"subject_kind": "inquiry", "about_staff_id": None, "is_about_manager": False},
            [{"about_staff_id": 1}, {"is_about_manager": True}],
        ),
    ],
    "witnessword_says_why": [
        ({"answer": "not", "note": "س"}, [{"note": ""}]),
        ({"answer": "released", "note": "س"}, [{"note": ""}]),
        ({"answer": "saw", "note": ""}, []),
    ],
    "contact_by_nobody_through_the_website": [
        (
            {
                "created_by_id": None,
                "subject_kind": kind,
                "channel": "website",
                "direction": "in",
                "person_id": None,
            },
            [
                {"subject_kind": "outreach"},
                {"channel": "visit"},
                {"direction": "out"},
                {"person_id": 1},
            ],
        )
        for kind in ("favours", "inquiry", "complaint")
    ]
    + [({"created_by_id": 1, "subject_kind": "inquiry", "channel": "visit"}, [])],
    "callercheck_of_two_facts": [
        ({"first_fact": "birth", "second_fact": "place"}, [{"second_fact": "birth"}])
    ],
    "callercheck_answered_together": [
        (
            {"is_first_right": True, "is_second_right": False},
            [{"is_first_right": None}, {"is_second_right": None}],
        ),
        ({"is_first_right": None, "is_second_right": None}, []),
    ],
    "retentionhold_ended_by_somebody": [
        (
            {"ended_at": DAY, "ended_by_id": 1},
            [{"ended_at": None}, {"ended_by_id": None}],
        ),
        ({"ended_at": None, "ended_by_id": None}, []),
    ],
    "keptoff_instead_is_another": [
        ({"instead_id": 2, "colleague_id": 1}, [{"instead_id": 1}]),
        ({"instead_id": None, "colleague_id": 1}, []),
    ],
    "incident_favours_by_staff": [
        ({"kind": "ask", "direction": "by_staff"}, [{"direction": "by_beneficiary"}]),
        ({"kind": "MC-A", "direction": "by_beneficiary"}, []),
    ],
    "contact_real_by_its_channel": [
        ({"channel": "visit", "ticket": 1}, [{"ticket": None}]),
        ({"channel": "social", "link": "https://example.org"}, [{"link": ""}]),
        ({"channel": "letter", "number": "1448-1"}, [{"number": ""}]),
        ({"channel": "volunteer", "skill": "سباكة"}, [{"skill": ""}]),
        ({"channel": "delegate", "place": "القرية"}, [{"place": ""}]),
        ({"channel": "phone", "ticket": None, "link": "", "number": "", "place": ""}, []),
    ],
    "contact_closed_with_an_outcome": [
        ({"status": "closed", "outcome": "answered"}, [{"outcome": ""}]),
        ({"status": "open", "outcome": ""}, []),
    ],
    "contact_received_by_somebody": [
        ({"status": "open", "handled_by_id": 1}, [{"handled_by_id": None}]),
        ({"status": "waiting", "handled_by_id": None}, []),
    ],
    "referral_answered_in_words": [
        ({"status": "asked", "answer": ""}, [{"answer": "نعم"}]),
        (
            {"status": "answered", "answer": "نعم", "answered_by_id": 1, "means": "phone"},
            [{"answer": ""}, {"answered_by_id": None}, {"means": ""}],
        ),
    ],
    # Support requests
    "supportrequest_number_once_submitted": [
        ({"status": "submitted", "number": "1448-1"}, [{"number": None}]),
        ({"status": "draft", "number": None}, [{"status": "raised"}, {"status": "delivered"}]),
        ({"status": "withdrawn", "number": None}, []),
    ],
    "supportrequest_amount_positive": [({"amount": 1}, [{"amount": 0}]), ({"amount": None}, [])],
    "programmeversion_gives_something": [
        ({"max_amount": 1, "max_months": 1}, [{"max_amount": 0}, {"max_months": 0}])
    ],
    "programmeversion_registers_for_services": [
        ({"registers_months": 0, "services": "", "max_months": 3, "needs_payee": True}, []),
        (
            {"registers_months": 12, "services": "سلة", "max_months": 1, "needs_payee": False},
            [{"services": ""}, {"max_months": 2}, {"needs_payee": True}],
        ),
    ],
    "question_of_the_amount_is_an_amount": [
        ({"role": "amount", "kind": "amount"}, [{"kind": "text"}]),
        ({"role": "", "kind": "text"}, []),
    ],
    "reason_of_a_version_has_its_place": [
        ({"version_id": 1, "kind": "reject"}, [{"kind": "end"}, {"kind": "defer"}]),
        ({"version_id": None, "kind": "end"}, []),
    ],
    "reason_with_a_role_is_general": [
        (
            {"role": "x", "version_id": None, "kind": "return"},
            [{"version_id": 1}, {"kind": "end"}],
        ),
        ({"role": "", "version_id": 1, "kind": "reject"}, []),
    ],
    "study_in_part_says_how_much": [
        (
            {"status": "submitted", "recommendation": "part", "amount": 1},
            [{"amount": None}, {"amount": 0}],
        ),
        ({"status": "draft", "recommendation": "part", "amount": None}, []),
        ({"status": "submitted", "recommendation": "accept", "amount": None}, []),
    ],
    "study_submitted_is_complete": [
        (
            {
                "status": "submitted",
                "findings": "كما وُصف",
                "recommendation": "accept",
                "kind": "home",
                "visited_on": DAY,
            },
            [{"findings": ""}, {"recommendation": ""}, {"visited_on": None}],
        ),
        ({"status": "draft", "findings": "", "recommendation": "", "kind": "home"}, []),
    ],
    "sitting_paper_has_its_minutes": [
        (
            {"is_paper": True, "held_on": DAY, "paper_reference": "محضر ٣"},
            [{"held_on": None}, {"paper_reference": ""}],
        ),
        ({"is_paper": False, "held_on": None, "paper_reference": ""}, []),
    ],
    "agendaitem_left_with_a_reason": [
        ({"status": "deferred", "reason": "more"}, [{"reason": ""}]),
        ({"status": "decided", "reason": ""}, [{"status": "removed"}]),
    ],
    "recusal_has_a_reason": [({"reason": "قريب"}, [{"reason": ""}])],
    "decision_gives_what_it_grants": [
        (
            {"outcome": "rejected", "amount": None, "items": [], "months": 1},
            [{"amount": 5}, {"items": ["سلة"]}, {"months": 0}],
        ),
        (
            {"outcome": "accepted", "amount": 5, "items": [], "months": 1},
            [{"amount": None}, {"amount": 0}, {"months": 0}],
        ),
        ({"outcome": "part", "amount": None, "items": ["سلة"], "months": 2}, [{"items": []}]),
    ],
    "objection_says_why": [({"words": "تغيّر دخلنا"}, [{"words": ""}])],
    "objection_is_answered": [
        (
            {"status": "upheld", "heard_by_id": 1, "answer": "نعم"},
            [{"heard_by_id": None}, {"answer": ""}],
        ),
        ({"status": "filed", "heard_by_id": None, "answer": ""}, [{"status": "dismissed"}]),
    ],
    "completionitem_iban_has_an_owner": [
        ({"iban": "SA03", "iban_owner_id": 1}, [{"iban_owner_id": None}, {"iban": ""}]),
        ({"iban": "", "iban_owner_id": None}, []),
    ],
    "payee_can_be_paid": [
        (
            {"name": "مالك", "kind": "bank", "iban": "SA03", "reference": "عقد"},
            [{"name": ""}, {"iban": ""}, {"reference": ""}],
        ),
        (
            {"name": "الكهرباء", "kind": "bill", "account_number": "1"},
            [{"account_number": ""}, {"name": ""}],
        ),
    ],
    "awardline_is_something": [
        ({"amount": 1, "measure": "money", "unit": ""}, [{"amount": 0}, {"unit": "كيس"}]),
        ({"amount": 1, "measure": "goods", "unit": "كيس"}, [{"unit": ""}]),
    ],
    "delivery_gives_or_takes_back": [
        ({"amount": 1, "reverses_id": None}, [{"amount": 0}, {"amount": -1}]),
        (
            {"amount": -1, "reverses_id": 1, "reason": "رُدّ"},
            [{"amount": 1}, {"reverses_id": None}, {"reason": ""}],
        ),
    ],
    "delivery_has_its_proof": [
        (
            FULL_BANK,
            [
                {"bank_reference": ""},
                {"payee_name": ""},
                {"payee_account": ""},
                {"proof": "drawn", "drawing": "M0"},
                {"kind": "hand"},
            ],
        ),
        (BY_HAND | {"proof": "code", "code_id": 1}, [{"code_id": None}, {"kind": "transfer"}]),
        (BY_HAND | {"proof": "drawn", "drawing": "M0"}, [{"drawing": ""}]),
        (BY_HAND | {"proof": "paper", "sheet_id": 1}, [{"sheet_id": None}, {"kind": "payee"}]),
        (
            BY_HAND | {"proof": "thumbprint", "witnesses": "أ، ب", "read_by": "ج"},
            [{"witnesses": ""}, {"read_by": ""}],
        ),
        ({"amount": -1, "proof": ""}, []),
    ],
    "delivery_into_named_hands": [
        (BY_HAND | {"received_by": "self", "receiver_id": 1}, [{"receiver_id": None}]),
        (BY_HAND | {"received_by": "guardian", "receiver_id": 1}, [{"receiver_id": None}]),
        (
            BY_HAND
            | {
                "received_by": "delegate",
                "delegate_name": "سعد",
                "delegate_identity": "1000000008",
                "delegate_paper": "وكالة",
            },
            [{"delegate_name": ""}, {"delegate_identity": ""}, {"delegate_paper": ""}],
        ),
        ({"kind": "payee", "amount": 1, "received_by": ""}, [{"kind": "hand"}]),
    ],
    "delivery_takes_back_another": [({"id": 7, "reverses_id": 6}, [{"reverses_id": 7}])],
    "declaration_has_its_proof": [
        ({"method": "drawn", "drawing": "M0"}, [{"drawing": ""}]),
        (
            {"method": "thumbprint", "witnesses": "أ، ب", "read_by": "ج"},
            [{"witnesses": ""}, {"read_by": ""}],
        ),
        ({"method": "code", "drawing": "", "witnesses": "", "read_by": ""}, []),
        ({"method": "paper", "drawing": "", "witnesses": "", "read_by": ""}, []),
    ],
    # Conduct
    "incident_by_staff_names_who": [
        ({"direction": "by_staff", "about_staff_id": 1}, [{"about_staff_id": None}]),
        ({"direction": "by_beneficiary", "about_staff_id": None}, [{"about_staff_id": 1}]),
    ],
    "incident_says_what_happened": [
        ({"account": "رفع صوته", "title": "إساءة"}, [{"account": ""}, {"title": ""}])
    ],
    "incident_not_reported_by_its_cause": [
        ({"about_staff_id": 1, "reported_by_id": 2}, [{"reported_by_id": 1}])
    ],
    "incident_assessed_by_another": [
        ({"assessed_by_id": 1, "reported_by_id": 2}, [{"reported_by_id": 1}])
    ],
    "conductentry_of_one_case": [
        ({"incident_id": 1, "measure_id": None}, [{"measure_id": 1}, {"incident_id": None}])
    ],
    "hearing_words_or_reason": [
        (
            {
                "statement": "قال",
                "heard_on": DAY,
                "is_read_back": True,
                "is_signed": True,
                "not_heard_reason": "",
            },
            [{"heard_on": None}, {"is_read_back": False}, {"not_heard_reason": "x"}],
        ),
        (
            {
                "statement": "",
                "heard_on": None,
                "is_read_back": False,
                "is_signed": False,
                "not_heard_reason": "لم يُجب",
            },
            [{"not_heard_reason": ""}, {"is_read_back": True}, {"is_signed": True}],
        ),
    ],
    "measure_says_why": [({"reasons": "لأن"}, [{"reasons": ""}])],
    "measure_says_what_to_correct": [
        ({"kind": "suspension", "to_correct": "x"}, [{"to_correct": ""}]),
        ({"kind": "oral", "to_correct": ""}, []),
    ],
    "measure_scope_is_a_suspension_s": [
        ({"kind": "suspension", "programmes": ["rent"]}, [{"kind": "written"}])
    ],
    "measure_end_is_a_suspension_s": [
        ({"kind": "suspension", "until": DAY}, [{"kind": "termination"}])
    ],
    "measure_report_names_the_authority": [
        (
            {"kind": "report", "authority": "الشرطة", "legal_basis": "نظام"},
            [{"authority": ""}, {"legal_basis": ""}],
        ),
        ({"kind": "oral", "authority": "", "legal_basis": ""}, []),
    ],
    "measure_decided_by_another": [
        (
            {"status": "in_force", "proposed_by_id": 1, "decided_by_id": 2},
            [{"decided_by_id": 1}, {"decided_by_id": None}],
        ),
        (
            {"status": "proposed", "proposed_by_id": 1, "decided_by_id": None},
            [{"status": each} for each in ("endorsed", "lifted", "expired", "overturned")],
        ),
    ],
    "measure_termination_by_two": [
        (
            {
                "kind": "termination",
                "status": "in_force",
                "proposed_by_id": 1,
                "decided_by_id": 2,
                "second_decided_by_id": 3,
            },
            [
                {"second_decided_by_id": None},
                {"second_decided_by_id": 2},
                {"second_decided_by_id": 1},
            ],
        ),
        (
            {"kind": "termination", "status": "endorsed", "second_decided_by_id": None},
            [{"status": each} for each in ("in_force", "lifted", "expired", "overturned")],
        ),
        ({"kind": "suspension", "status": "in_force", "second_decided_by_id": None}, []),
    ],
    "objection_says_something": [({"words": "لم أفعل"}, [{"words": ""}])],
    "objection_answered_with_reasons": [
        ({"outcome": "pending", "heard_by_id": None}, [{"heard_by_id": 1}]),
        (
            {"outcome": "upheld", "heard_by_id": 1, "reasons": "لأن"},
            [{"heard_by_id": None}, {"reasons": ""}, {"outcome": "pending"}],
        ),
    ],
    "correction_with_evidence": [
        ({"what": "ردّ", "evidence": "إيصال"}, [{"what": ""}, {"evidence": ""}])
    ],
    "authorityreport_names_the_authority": [
        ({"authority": "الشرطة", "legal_basis": "نظام"}, [{"authority": ""}, {"legal_basis": ""}])
    ],
}
