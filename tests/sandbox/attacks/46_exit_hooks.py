"""It stays alive in atexit, __del__ and signal handlers."""


def double(x):
    import atexit, signal, time
    class Stays:
        def __del__(self):
            time.sleep(600)
    atexit.register(time.sleep, 600)
    for number in range(1, 30):
        try:
            signal.signal(number, lambda *_: time.sleep(600))
        except (OSError, ValueError):
            pass
    globals()["stays"] = Stays()
    return 2 * x
