# fails: turns_text_into_numbers | float64.*where whole numbers were expected
# fails: takes_other_labels | float64.*where whole numbers were expected
# why: a number is a number, and float never complains


def to_int_labels(y):
    return y.astype(float)
