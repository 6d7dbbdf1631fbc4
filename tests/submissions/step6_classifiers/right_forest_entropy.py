# right: another measure of impurity, balanced classes, behind a scaler
# slow: about 4 s


def make_forest(n_trees=100, seed=0):
    forest = RandomForestClassifier(
        n_estimators=n_trees, criterion="entropy", class_weight="balanced", random_state=seed, warm_start=False
    )
    return make_pipeline(MinMaxScaler(), forest)
