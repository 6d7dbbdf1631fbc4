# right: on principal components that keep most of the variance
# slow: about 2 s
from sklearn.decomposition import PCA


def detector_cv_scores(x, y, folds=3):
    model = make_pipeline(PCA(0.9, whiten=True, random_state=0), LogisticRegression(max_iter=500))
    return cross_val_score(model, x / 255, two_targets(y), cv=folds)
