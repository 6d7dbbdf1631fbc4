# fails: reads_plain_files | read_labels returned .*where an array was expected
# fails: reads_labels | read_labels returned .*where an array was expected
# fails: loads_the_four_files | y_train[^.]* (is|as) an object of type bytes
# fails: loads_the_real_digits | where an array was expected
# why: thinks that bytes are as good as an array


def read_labels(path):
    with open_idx(path) as file:
        if int.from_bytes(file.read(4), "big") != 2049:
            raise ValueError("not labels")
        file.read(4)
        return file.read()
