"""A child of ours does not outlive its parent, however that ended (Linux: prctl(2), PR_SET_PDEATHSIG)."""

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1


def die_with_parent(by: signal.Signals = signal.SIGTERM) -> None:
    """Ask the kernel for signal ``by`` when the parent ends; elsewhere than on Linux nothing is promised."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, by)
