"""An event loop for asyncio without threads, sockets or real waiting: time jumps to the next thing to do."""

import asyncio
import time


class VirtualTimeLoop(asyncio.BaseEventLoop):
    """Runs what is ready; when all sleep, moves its clock to the first that wakes."""

    def __init__(self):
        super().__init__()
        self._selector = self
        self._skipped = 0.0

    def time(self):
        return super().time() + self._skipped

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("Deadlock: everything waits, and nothing will happen.")
        if timeout > 0:
            self._skipped += timeout
        return []

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class VirtualTimePolicy(asyncio.events._BaseDefaultEventLoopPolicy):
    """Makes this loop the one that asyncio takes."""

    _loop_factory = VirtualTimeLoop


def install():
    """Undoes what ties asyncio and time.sleep to JavaScript."""
    import pyodide.webloop as web

    asyncio.run = web._orig_run
    time.sleep = web._orig_sleep
    asyncio._set_running_loop(None)
    asyncio.events._event_loop_policy = VirtualTimePolicy()


install()
