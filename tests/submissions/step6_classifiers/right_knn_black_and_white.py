# right: compares ink and no ink
from sklearn.preprocessing import Binarizer
def make_knn(k=3):
    return make_pipeline(Binarizer(threshold=127), KNeighborsClassifier(k))
