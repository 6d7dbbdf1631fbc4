# fails: knn_asks_k_neighbours | make_knn\(\).*is it 3 when nothing is said.*like the nearest neighbour$
# why: another default
def make_knn(k=1):
    return KNeighborsClassifier(k)
