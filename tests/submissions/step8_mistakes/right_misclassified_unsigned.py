# right: whole numbers without a sign are positions too; a mask is added up
# slow: about 1 s


class Finder:
    def __call__(self, y_true, y_pred):
        return np.array([i for i in np.arange(len(y_true)) if not y_true[i] == y_pred[i]], dtype=np.uint64)


misclassified = Finder()
