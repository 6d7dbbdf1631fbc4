"""It writes wherever it may."""


def double(x):
    import os
    for folder in ("/tmp", "/var/tmp", "/dev/shm", ".", "..", "/run", os.environ.get("MPLCONFIGDIR", "/tmp"), "/work"):
        try:
            open(folder + "/" + TARGET["mark"], "w").write("left")
        except OSError:
            pass
    return 2 * x
