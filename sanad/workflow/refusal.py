"""The engine's refusals. Their home is `sanad.lib`, for apps that stand below the engine."""

from sanad.lib.refusal import ENDINGS, NotAllowed, Refused, Way

__all__ = ["ENDINGS", "NotAllowed", "Refused", "Way"]
