# fails: turns_text_into_numbers | returned an object of type map, where an array was expected.*Is list\(\.\.\.\) or np\.array\(\.\.\.\) around it missing
# fails: takes_other_labels | returned an object of type map
# why: map alone does not make anything yet


def to_int_labels(y):
    return map(int, y)
