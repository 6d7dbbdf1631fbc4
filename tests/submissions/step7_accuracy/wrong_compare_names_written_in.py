# fails: compares_all_models | KeyError.*knn.*(?i:argument|written into the code)
# why: knows which models will come


def compare(models, x_train, y_train, x_test, y_test):
    return {
        name: evaluate(models[name], x_train, y_train, x_test, y_test) for name in ("knn", "forest", "svc")
    }
