# right: an object with __call__ can be called like a function


class Accuracy:
    def __call__(self, y_true, y_pred):
        return (y_true == y_pred).sum() / y_true.size


accuracy = Accuracy()
