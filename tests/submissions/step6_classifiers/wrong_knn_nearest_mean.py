# fails: knn_asks_k_neighbours | does not answer as the .*nearest|answers with another label
# fails: knn_is_accurate | is right about
# why: the nearest mean image, where k plays no part
from sklearn.neighbors import NearestCentroid


def make_knn(k=3):
    return NearestCentroid()
