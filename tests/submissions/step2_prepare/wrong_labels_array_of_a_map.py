# fails: turns_text_into_numbers | an array of objects, where an array was expected.*list\(map\(...\)\) has the values
# fails: takes_other_labels | an array of objects
# why: np.array does not run a map


def to_int_labels(y):
    return np.array(map(int, y))
