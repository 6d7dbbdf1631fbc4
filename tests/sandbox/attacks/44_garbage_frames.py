"""It writes garbage into the connection."""


def double(x):
    import os
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, os.urandom(5000))
        except OSError:
            pass
    return 2 * x
