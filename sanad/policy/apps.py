from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "sanad.policy"

    def seed(self):
        from sanad.policy.register import seed_policy

        seed_policy()
