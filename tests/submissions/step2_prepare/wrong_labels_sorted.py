# fails: turns_text_into_numbers | The numbers are not the ones in the text.*Do the labels keep their order
# fails: takes_other_labels | came out changed
# why: thinks that sorted labels are tidier


def to_int_labels(y):
    return np.array(sorted(int(label) for label in y))
