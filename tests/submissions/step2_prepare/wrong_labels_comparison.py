# fails: turns_text_into_numbers | bool.*where whole numbers were expected
# fails: takes_other_labels | bool.*where whole numbers were expected
# why: is two steps ahead, at the detector of twos


def to_int_labels(y):
    return y.astype(int) == 2
