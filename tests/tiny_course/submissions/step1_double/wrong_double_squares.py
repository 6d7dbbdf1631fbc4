# fails: doubles | Is it x \+ x
# why: ** is taken for *


def double(x):
    return x**2
