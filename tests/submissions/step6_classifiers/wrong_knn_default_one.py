# fails: knn_asks_k_neighbours | make_knn\(\).*is it 3 by default.*like the nearest neighbour$
# why: another default
def make_knn(k=1):
    return KNeighborsClassifier(k)
