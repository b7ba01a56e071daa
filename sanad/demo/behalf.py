"""Who acts for another in the full demo: a nephew who helps with consent, a grandfather with a deed
on his own phone; and a woman who cannot read, who signs by thumbprint and is told by voice."""

from datetime import timedelta
from decimal import Decimal

from beneficiaries import guarded
from beneficiaries import workflow as registry
from beneficiaries.enums import Housing, Relation
from beneficiaries.models import Household, Person
from requests_app.intake.enums import IntakeChannel, SignatureMethod, Stage
from requests_app.intake.workflow import desk, signing
from sanad.accounts.models import User
from sanad.demo import cases, names
from sanad.demo.sign_ins import GUARDIAN_MOBILE, HELPER_MOBILE
from sanad.guarded.workflow import approve
from sanad.lib.data import beside
from sanad.lib.identifiers import normalise_mobile

_DATA = beside(__file__)
DRAWN = {"method": SignatureMethod.DRAWN, "drawing": cases.DRAWINGS[0]}


def plan(scene, heads, days):
    """Their scripts; none in the small demo."""
    if not scene.size.has_others:
        return
    days.begin(20, _helped(scene, heads[0]), hour=10)
    days.begin(18, _guarded(scene), hour=10)
    days.begin(6, _heard(scene), hour=11)


def _helped(scene, mother):
    """The nephew begins a request for the mother; she has to sign it."""
    hind, nephew = scene.staff["hind"], _person(scene, "nephew", mobile=HELPER_MOBILE)
    until = scene.today + timedelta(days=200)
    change = guarded.propose_helper(mother, by=hind, helper=nephew, until=until, **_DATA["helper"])
    approve(change, by=scene.staff["amal"], is_present=True)
    yield 15
    code = _DATA["helped_with"]
    case = _begun(scene, mother, nephew.account, code)
    desk.save_draft(case, by=nephew.account, answers=cases.some_answers(scene, code, scene.chance))


def _guarded(scene):
    """The grandfather acts for the orphan: begins, signs as guardian, hands it in."""
    hind, guardian = scene.staff["hind"], _person(scene, "grandfather", mobile=GUARDIAN_MOBILE)
    ward = _person(scene, "orphan", home=guardian.household, relation=Relation.OTHER)
    until = scene.today + timedelta(days=300)
    deed = {"guardian": guardian, "valid_until": until, **_DATA["deed"]}
    change = guarded.propose_guardian(ward, by=hind, **deed)
    approve(change, by=scene.staff["amal"], is_present=True)
    yield 12
    by, code = guardian.account, _DATA["guarded_with"]
    registry.accept_terms(ward, by=by)
    case = _filled(scene, _begun(scene, ward, by, code), by, code)
    desk.submit(signing.sign(case, by=by, **DRAWN), by=by)


def _heard(scene):
    """She puts her thumb under what was read to her, and hears of each step on the telephone."""
    hind = scene.staff["hind"]
    woman = _person(scene, "unlettered", mobile=_DATA["unlettered_mobile"], account=False)
    registry.change_person(woman, by=hind, cannot_read=True, woman_calls=True)
    code = _DATA["heard_with"]
    case = _begun(scene, woman, hind, code, channel=IntakeChannel.DESK)
    case = _filled(scene, case, hind, code)
    thumb = {"method": SignatureMethod.THUMBPRINT, **_DATA["thumbprint"]}
    desk.submit(signing.sign(case, by=hind, **thumb), by=hind)
    yield 0


def _person(scene, who, *, mobile=None, account=True, home=None, relation=Relation.HEAD):
    """Registered at the desk; with a mobile they sign in with it, unless `account` is False."""
    hind, data = scene.staff["hind"], _DATA["people"][who]
    names_of = {name: data[name] for name in ("first_name", "father_name", "family_name")}
    mobile = normalise_mobile(mobile) if mobile else None
    user = None
    if mobile and account:
        user = User.objects.create_user(
            who,
            name=data["first_name"],
            gender=data["gender"],
            mobile=mobile,
            is_mobile_verified=True,
        )
    home = home or Household(
        branch=hind.branch,
        city=names.PLACES[0][0],
        district=names.PLACES[0][1],
        housing=Housing.RENT,
        monthly_income=Decimal(1850),
        size=3,
    )
    person = registry.register_person(
        Person(
            **names_of,
            grandfather_name=names.MEN[0],
            gender=data["gender"],
            identity_number=names.identity(data["number"]),
            identity_expires_on=scene.today + timedelta(days=900),
            born_on=scene.today - timedelta(days=365 * data["age"]),
            mobile=mobile,
            account=user,
            relation=relation,
            branch=hind.branch,
        ),
        by=hind,
        household=home,
    )
    if relation == Relation.HEAD:
        registry.accept_terms(person, by=user or hind)
    return person


def _begun(scene, person, by, code, channel=IntakeChannel.PORTAL):
    programme = scene.programmes[code]
    return desk.create_draft(person=person, programme=programme, by=by, channel=channel)


def _filled(scene, case, by, code):
    """Answered, and each paper that is asked after the answers will be brought."""
    answers = cases.some_answers(scene, code, scene.chance)
    case = desk.save_draft(case, by=by, answers=answers)
    promised = [rule.type.code for rule in case.papers_for(Stage.SUBMISSION)]
    return desk.save_draft(case, by=by, answers={}, promised=promised)
