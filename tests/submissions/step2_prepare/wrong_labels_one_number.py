# fails: turns_text_into_numbers | where an array was expected
# fails: takes_other_labels | where an array was expected
# why: the return is inside the loop


def to_int_labels(y):
    for label in y:
        return int(label)
