"""Calls each of the course's functions once, as a script would: benchmarks/cost.py compares grading with this.

    python benchmarks/plain.py SOLUTIONS MNIST

The same work that grading asks for: ten models trained on all rows and asked about 1000 digits, and the plots drawn.
"""

import sys
from pathlib import Path


def main(solutions: str, mnist: str) -> None:
    """Call every function once."""
    sys.path.insert(0, solutions)
    import matplotlib as mpl

    mpl.use("agg")
    import step1_load
    import step2_prepare
    import step3_plot
    import step4_detector
    import step5_multiclass
    import step6_classifiers
    import step7_accuracy
    import step8_mistakes
    import step9_stretch
    from matplotlib import pyplot as plt

    x_train, y_train, x_test, y_test = step1_load.load_mnist(Path(mnist))
    y_train, y_test = step2_prepare.to_int_labels(y_train), step2_prepare.to_int_labels(y_test)
    step2_prepare.split_train_test(x_train, y_train, 4000)
    x_train, y_train = step2_prepare.shuffle_together(x_train, y_train, 1)

    step3_plot.to_image(x_train[0])
    figure, ax = plt.subplots()
    step3_plot.plot_digit(x_train[0], y_train[0], ax)
    figure.canvas.draw()
    step3_plot.plot_grid(x_train, y_train, 3, 4).canvas.draw()

    step4_detector.baseline_accuracy(step4_detector.two_targets(y_train))
    step4_detector.train_two_detector(x_train, y_train).predict(x_test)
    step4_detector.detector_cv_scores(x_train, y_train)

    model = step5_multiclass.train_logistic(x_train, y_train)
    step5_multiclass.predict_one(model, x_test[0])
    predictions = model.predict(x_test)

    models = {
        "knn": step6_classifiers.make_knn(),
        "forest": step6_classifiers.make_forest(),
        "svc": step6_classifiers.make_linear_svc(),
    }
    results = step7_accuracy.compare(models, x_train, y_train, x_test, y_test)
    step7_accuracy.ranking(results)

    step8_mistakes.misclassified(y_test, predictions)
    step8_mistakes.plot_mistakes(x_test, y_test, predictions).canvas.draw()

    step9_stretch.confusion(y_test, predictions)
    step9_stretch.precision_recall(y_test == 2, predictions == 2)  # noqa: PLR2004 - the digit
    step9_stretch.best_k(x_train[:240], y_train[:240], [1, 3, 25], 4)
    step9_stretch.shift_images(x_train, 1, 1)
    step9_stretch.train_champion(x_train, y_train).predict(x_test)


if __name__ == "__main__":
    main(*sys.argv[1:])
