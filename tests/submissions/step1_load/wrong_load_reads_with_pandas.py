# fails: loads_the_four_files | No module named 'pandas'.*Is there a way without pandas\?
# fails: loads_the_real_digits | Is there a way without pandas\?
# why: knows how to read tables with pandas, which is not among the course's packages


def load_mnist(folder):
    import pandas

    names = ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1")
    return tuple(pandas.read_csv(Path(folder) / f"{name}-ubyte.gz").to_numpy() for name in names)
