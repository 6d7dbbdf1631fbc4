"""It leaves shared memory, queues and semaphores."""


def double(x):
    import ctypes
    from multiprocessing import shared_memory
    libc = ctypes.CDLL(None)
    libc.shmget(0x6772, 4096, 0o1666)
    libc.msgget(0x6772, 0o1666)
    libc.semget(0x6772, 1, 0o1666)
    shared_memory.SharedMemory("grade-attack", create=True, size=4096)
    return 2 * x
