# fails: loads_the_four_files | PermissionError: .*: 'scikit_learn_data'.*fetched from the network
# fails: loads_the_real_digits | fetched from the network
# why: downloads the digits, and does not look into the folder
from sklearn.datasets import fetch_openml


def load_mnist(folder):
    data = fetch_openml("mnist_784", version=1, as_frame=False)
    return data.data[:60000], data.target[:60000], data.data[60000:], data.target[60000:]
