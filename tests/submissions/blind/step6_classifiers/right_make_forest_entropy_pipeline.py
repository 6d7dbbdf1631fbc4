# right: a random forest at the end of a Pipeline, with entropy as criterion; scaling does not change what trees can ask
from sklearn.ensemble import RandomForestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler


def make_forest(n_trees=100, seed=0):
    forest = RandomForestClassifier(criterion="entropy")
    forest.set_params(n_estimators=n_trees, random_state=seed)
    return make_pipeline(MinMaxScaler(), forest)
