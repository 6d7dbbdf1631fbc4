# fails: keeps_input | double changed its argument number 1
# why: *= is shorter


def double(x):
    x *= 2
    return x
