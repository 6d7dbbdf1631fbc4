# fails: loads_the_four_files | No module named 'nunpy'.*Is numpy meant\?
# fails: loads_the_real_digits | Is numpy meant\?
# why: a slip of the finger


def load_mnist(folder):
    import nunpy as np

    return np.zeros(4)
