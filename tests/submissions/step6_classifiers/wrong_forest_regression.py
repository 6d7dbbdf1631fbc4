# fails: forest_has_n_trees | has no predict_proba
# fails: forest_follows_its_seed | has no predict_proba
# fails: forest_is_accurate | whole numbers were expected
# why: takes the wrong one of the two random forests
from sklearn.ensemble import RandomForestRegressor


def make_forest(n_trees=100, seed=0):
    return RandomForestRegressor(n_estimators=n_trees // 10 or 1, max_features="sqrt", random_state=seed)
