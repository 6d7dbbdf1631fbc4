# fails: refuses_other_images | did not raise ValueError.*AssertionError
# why: assert is shorter than if and raise


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        assert magic == 2051
        return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)
