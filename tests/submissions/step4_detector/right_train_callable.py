# right: a function object, and a detector with predict as attribute
# slow: about 1 s
class Detector:
    pass


class Trainer:
    def __call__(self, x, y):
        model = LogisticRegression(C=0.001, tol=0.01).fit(x, y == 2)
        detector = Detector()
        detector.predict = lambda rows: [True if p else False for p in model.predict(rows)]
        return detector


train_two_detector = Trainer()
