# fails: knn_asks_k_neighbours | make_knn\(9\) does not answer .* it answers like the 8 nearest
# why: a limit of 8 that was meant to keep it quick
def make_knn(k=3):
    return KNeighborsClassifier(min(k, 8))
