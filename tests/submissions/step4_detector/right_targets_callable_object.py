# right: an object that is called like a function
# slow: about 1 s


class Equals:
    def __init__(self, digit):
        self.digit = digit

    def __call__(self, y):
        return np.equal(y, self.digit)


two_targets = Equals(2)
