# fails: chooses_k | folds = 12|did not choose
# why: always five parts, shuffled

from sklearn.model_selection import KFold

def best_k(x, y, ks, folds):
    parts = KFold(5, shuffle=True, random_state=0)
    means = [cross_val_score(KNeighborsClassifier(k), x, y, cv=parts).mean() for k in ks]
    return ks[int(np.argmax(means))]
