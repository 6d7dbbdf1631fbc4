# right: k by position, no tree, all cores
make_knn = lambda k=3: KNeighborsClassifier(k, algorithm="brute", n_jobs=-1)
