# fails: turns_text_into_numbers | changed its argument y
# fails: takes_other_labels | of numpy's text type.*text|text.*numpy's text type|text
# why: puts the numbers back into the same array, which turns them into text again if it is a text array


def to_int_labels(y):
    for i, label in enumerate(y):
        y[i] = int(label)
    return y
