# right: read_images and read_labels are objects with __call__, made from one class for any number of dimensions


class Reader:
    def __init__(self, dimensions):
        self.dimensions = dimensions

    def __call__(self, path):
        with open_idx(path) as file:
            if file.read(4) != bytes([0, 0, 8, self.dimensions]):
                raise ValueError("wrong magic number")
            n, *sides = np.frombuffer(file.read(4 * self.dimensions), ">i4").tolist()
            flat = np.frombuffer(file.read(), np.uint8)
        return flat.reshape(n, -1) if sides else flat


read_images, read_labels = Reader(3), Reader(1)
