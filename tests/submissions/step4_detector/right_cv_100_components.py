# right: 100 components, for which at least 100 rows are needed
from sklearn.decomposition import PCA
def detector_cv_scores(x, y, folds=3):
    return cross_val_score(make_pipeline(MinMaxScaler(), PCA(100, random_state=0), LogisticRegression(max_iter=500)), x, two_targets(y), cv=folds)
