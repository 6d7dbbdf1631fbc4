"""It maps the secrets into memory."""


def double(x):
    import numpy as np
    for name in TARGET["secrets"]:
        try:
            print(bytes(np.memmap(name, mode="r")))
        except (OSError, ValueError):
            pass
    return 2 * x
