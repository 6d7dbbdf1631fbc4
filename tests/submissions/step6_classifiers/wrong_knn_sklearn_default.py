# fails: knn_asks_k_neighbours | make_knn\(\) does not answer as the .*nearest
# why: hands scikit-learn's class out; its default is 5

make_knn = KNeighborsClassifier
