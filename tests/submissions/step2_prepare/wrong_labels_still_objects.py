# fails: turns_text_into_numbers | text.*where whole numbers were expected
# fails: takes_other_labels | text.*where whole numbers were expected
# why: astype gives a new array, which is thrown away


def to_int_labels(y):
    y.astype(int)
    return y
