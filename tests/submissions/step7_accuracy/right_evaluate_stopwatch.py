# right: a class that keeps the time, an object with __call__, numpy scalars in a dict of a class of its own


class Stopwatch:
    def __enter__(self):
        self.start = time.perf_counter_ns()
        return self

    def __exit__(self, *error):
        self.seconds = np.float32((time.perf_counter_ns() - self.start) / 1_000_000_000)


class Result(dict):
    pass


class Evaluation:
    def __call__(self, model, x_train, y_train, x_test, y_test):
        with Stopwatch() as fit:
            model.fit(x_train, y_train)
        with Stopwatch() as predict:
            said = model.predict(x_test)
        return Result(accuracy=np.mean(said == y_test), fit_seconds=fit.seconds, predict_seconds=predict.seconds)


evaluate = Evaluation()
