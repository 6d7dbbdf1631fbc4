# fails: knn_asks_k_neighbours | does not answer as the .*nearest
# fails: knn_is_accurate | No neighbors found|is right about
# why: thinks k is a distance
# slow: about half a second
from sklearn.neighbors import RadiusNeighborsClassifier


def make_knn(k=3):
    return RadiusNeighborsClassifier(radius=k, outlier_label="most_frequent")
