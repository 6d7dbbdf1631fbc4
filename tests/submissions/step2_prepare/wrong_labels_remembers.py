# fails: turns_text_into_numbers | The numbers are not the ones in the text
# why: keeps the numbers for labels of the same shape
NUMBERS = {}


def to_int_labels(y):
    return NUMBERS.setdefault((y.shape, y.dtype), np.asarray(y).astype(int)).copy()
