"""It reads the memory of its parents."""


def double(x):
    import os
    for pid in (os.getppid(), TARGET["victim"]):
        try:
            with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb") as memory:
                print(maps.readline(), memory.fileno(), "LOOT")
        except OSError:
            pass
    return 2 * x
