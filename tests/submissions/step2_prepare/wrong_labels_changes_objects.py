# fails: turns_text_into_numbers | changed its argument y
# why: turns the labels into numbers where they are, in the caller's array


def to_int_labels(y):
    for i in range(len(y)):
        y[i] = int(y[i])
    return y.astype(int)
