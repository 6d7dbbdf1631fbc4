# fails: reads_plain_files | returned a set
# fails: reads_labels | returned a set.*no order
# fails: refuses_other_labels | no exception
# fails: loads_the_four_files | a set
# fails: loads_the_real_digits | a set
# why: curly brackets, which lose the order and the duplicates


def read_labels(path):
    with open_idx(path) as file:
        file.read(8)
        return set(file.read())
