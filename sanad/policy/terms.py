"""What a beneficiary accepts at registration (PM-1), by version. An old text is never edited:
a change is a new version, and the next visit asks for it.

Only the days of the reply follow the policy (`{term}`). Who accepted keeps what they accepted:
the digest says with which days.
"""

from dataclasses import dataclass, replace

from django.utils.translation import override

from sanad.lib.snapshot import digest
from sanad.policy import parameters


@dataclass(frozen=True)
class Terms:
    version: int
    paragraphs: tuple[str, ...]

    def as_of(self, policy_version):
        """The same terms, saying how long the reply takes at least under this version."""
        with override("ar"):
            term = str(policy_version.notice_term)
        return replace(self, paragraphs=tuple(text.format(term=term) for text in self.paragraphs))

    @property
    def digest(self):
        """What an acceptance is bound to."""
        return digest(list(self.paragraphs))


VERSIONS = [
    Terms(
        1,
        (
            "خدماتنا مجانية. لا يطلب منك أحد منّا مالًا، ولا رمز الدخول، ولا كلمة مرور.",
            "تعطينا بيانات صحيحة، وتوقّع عليها، وأنت المسؤول مسؤولية مباشرة عن صحتها. إذا تغيّر"
            " شيء منها أخبرتنا.",
            "نستعمل بياناتك لدراسة طلبك وتقديم الخدمة وإبلاغك، ولا نستعملها لغير ذلك. لا نحتفظ"
            " بصورة مستند إلا حيث كُتب ذلك بجانبه وذُكر سببه ومدته.",
            "يرفع طلبك إلى لجنة البحث، ويأتيك الرد بالقبول أو الرفض في مدة لا تقل عن {term}،"
            " مكتوبًا ومعه سببه.",
            "لك أن تسحب طلبك، وأن تعترض على القرار، وأن تقترح وتشتكي، وأن تقيّم خدمتنا بلا اسم."
            " لا يضرّ شيء من ذلك بطلبك.",
            "لك أن تعرف من فتح ملفك من موظفينا ولأي غرض، وأن تطلب تصحيح بياناتك أو محوها حيث"
            " يسمح النظام.",
            "نعاملك باحترام ونتوقع مثله. الإساءة أو التهديد أو البيانات المضللة تُنظر بإنصاف: نسمع"
            " منك أولًا، ثم يكون الإجراء بقدر المخالفة، ولك أن تعترض عليه.",
        ),
    ),
]


def in_force():
    """The newest terms, with the days of the policy in force."""
    return VERSIONS[-1].as_of(parameters.in_force())
