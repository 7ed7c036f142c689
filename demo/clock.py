"""Time that runs faster, so that an archive's hours fit into a minute: the same for all processes that share it."""

import time
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


class FastClock:
    """Real time since ``epoch`` (Unix seconds), ``speed`` times as fast, from START on."""

    def __init__(self, speed: float, epoch: float) -> None:
        self.speed, self.epoch = speed, epoch

    def now(self) -> datetime:
        """Aware UTC."""
        return START + timedelta(seconds=(time.time() - self.epoch) * self.speed)

    def sleep(self, seconds: float) -> None:
        """Wait so many of its seconds."""
        time.sleep(seconds / self.speed)
