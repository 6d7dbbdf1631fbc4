# fails: reads_images | UnicodeDecodeError.*(as text|rb|open_idx)
# fails: reads_plain_files | read_images raised UnicodeDecodeError
# fails: refuses_other_images | raised ValueError for a file with the magic number 2307, but the same line raises it
# fails: loads_the_four_files | UnicodeDecodeError|No such file
# fails: loads_the_real_digits | UnicodeDecodeError|No such file
# why: opens the file without "rb", like every text file before


def read_images(path):
    with open(path, encoding="utf-8") as file:
        header = file.read(16)
        if header[:4] != "\0\0\x08\x03":
            raise ValueError("not images")
        return np.array([ord(letter) for letter in file.read()], np.uint8)
