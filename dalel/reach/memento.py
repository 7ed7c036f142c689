"""Whether an archived copy shows the source, or a wall, a notice, a challenge or nothing (WAYBACK §9)."""

from dalel.model import Completeness, Exchange, MementoJudgement, Platform, Reach, Reached, SourceText
from dalel.source_text.platform_hosts import platform_of

_ENOUGH = 200
"""Characters of text that make an article's copy usable; a platform's post may be shorter."""

_BY_REACH: dict[Reach, MementoJudgement] = {
    Reach.WALLED: MementoJudgement.LOGIN_WALL,
    Reach.BLOCKED: MementoJudgement.CHALLENGE,
    Reach.PARKED: MementoJudgement.SOFT404,
    Reach.UNREACHABLE: MementoJudgement.EMPTY,
    Reach.UNKNOWN: MementoJudgement.EMPTY,
}
_GONE_SOFTLY = (
    *("status_404", "soft404_title", "soft404_heading", "soft404_notice", "soft404_twin", "canonical_to_home"),
    *("redirect_to_home", "redirect_to_section", "redirect_to_error", "redirect_elsewhere"),
)


def judge_memento(exchange: Exchange, text: SourceText) -> tuple[MementoJudgement, str]:
    """What a copy shows, with a sentence. Status, headers and body are those of the archived response."""
    from dalel.reach import judge_reach

    reached = judge_reach(exchange, text)
    is_redirect = exchange.status is not None and exchange.status // 100 == 3
    if is_redirect and reached.reach is not Reach.WALLED:
        return MementoJudgement.REDIRECT, f"the archive kept a redirect: {reached.seen}"
    judged = _judged(reached)
    if judged is not None:
        return judged, f"the copy is not the page: {reached.because}"
    return _by_text(exchange, text, reached)


def _judged(reached: Reached) -> MementoJudgement | None:
    if reached.reach is Reach.GONE:
        return MementoJudgement.SOFT404 if reached.rule in _GONE_SOFTLY else MementoJudgement.REMOVED_NOTICE
    if reached.rule.startswith("consent"):
        return MementoJudgement.CONSENT
    return _BY_REACH.get(reached.reach)


def _by_text(exchange: Exchange, text: SourceText, reached: Reached) -> tuple[MementoJudgement, str]:
    length = len(text.text)
    is_post = platform_of(exchange.final_url) is not Platform.WEB
    if length and (
        is_post or length >= _ENOUGH or (text.completeness == Completeness.WHOLE and reached.rule == "document")
    ):
        return MementoJudgement.USABLE, f"the copy has {length:,} characters of text"
    if reached.rule == "script_shell":
        return MementoJudgement.SCRIPT_SHELL, "the copy is a shell that scripts would have to fill"
    return MementoJudgement.EMPTY, f"the copy has only {length} characters of text"
