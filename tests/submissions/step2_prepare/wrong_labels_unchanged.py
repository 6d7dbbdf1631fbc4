# fails: turns_text_into_numbers | text.*where whole numbers were expected.*is a conversion missing
# fails: takes_other_labels | text.*where whole numbers were expected
# why: only makes an array of them; they look like numbers when printed


def to_int_labels(y):
    return np.array(y, dtype=str)
