"""It prints environments and command lines of all processes."""


def double(x):
    import os
    print(dict(os.environ))
    for pid in range(1, 5000):
        for name in ("environ", "cmdline", "maps"):
            try:
                print(open(f"/proc/{pid}/{name}", "rb").read())
            except OSError:
                pass
    return 2 * x
