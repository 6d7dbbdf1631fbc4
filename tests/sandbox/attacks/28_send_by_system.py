"""It opens a socket by the system call itself."""


def double(x):
    import ctypes, socket
    libc = ctypes.CDLL(None)
    descriptor = libc.syscall(41, 2, 2, 0)
    if descriptor >= 0:
        socket.socket(fileno=descriptor).sendto(b"hello", ("127.0.0.1", TARGET["udp"]))
    return 2 * x
