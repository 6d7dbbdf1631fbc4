# right: a decorated function object with predict as attribute
# slow: about 1 s
class Detector:
    def __call__(self, x, y):
        model = LogisticRegression(C=0.001, tol=0.01).fit(x, y == 2)
        self.predict = lambda rows: [True if p else False for p in model.predict(rows)]
        return self


train_two_detector = Detector()
