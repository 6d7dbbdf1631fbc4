# right: a sum is a double, too


def double(x):
    return [value + value for value in x]
