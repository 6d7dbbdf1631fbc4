# fails: turns_text_into_numbers | to_int_labels raised TypeError
# fails: takes_other_labels | to_int_labels raised TypeError
# why: int() takes one label, not an array of them


def to_int_labels(y):
    return int(y)
