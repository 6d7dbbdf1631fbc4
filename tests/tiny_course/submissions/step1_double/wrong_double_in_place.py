# fails: keeps_input | double changed its argument x
# why: *= is shorter


def double(x):
    x *= 2
    return x
