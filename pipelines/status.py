"""Second, where no words are wanted (a report that is fetched as it is): what came, judged by status alone."""

from dalel.model import Exchange, Hop, Reach, Reached
from dalel.reach.wire import judge_failure, judge_status
from spiders.sources import Fetched


class StatusPipeline:
    """Adds ``work``: reached; no text."""

    def process_item(self, item: Fetched) -> Fetched:
        """Judge what came without looking into it."""
        visit = item.visit
        hops = tuple(Hop(answer.url, answer.status, answer.headers) for answer in visit.answers)
        exchange = Exchange(visit.url, hops, failure=visit.failure, unverified=visit.unverified)
        live = Reached(Reach.LIVE, "answered", "the host sent the page; its words were not looked at")
        item.work["reached"] = judge_failure(exchange) or judge_status(exchange) or live
        return item
