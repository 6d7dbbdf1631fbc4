# fails: knn_asks_k_neighbours | make_knn\(\) does not answer as the .*nearest
# why: returns scikit-learn's class itself; its default is 5

make_knn = KNeighborsClassifier
