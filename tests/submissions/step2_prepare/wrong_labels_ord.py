# fails: turns_text_into_numbers | The numbers are not the ones in the text.*expected: \d at index 0 actual: (4[89]|5\d) at index 0
# fails: takes_other_labels | ord\(\) expected
# why: ord gives a number for a character, but not the one it stands for


def to_int_labels(y):
    return np.array([ord(label) for label in y])
