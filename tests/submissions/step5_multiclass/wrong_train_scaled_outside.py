# fails: is_accurate | Are the pixels scaled before fit, but not in predict
# why: scales the rows before fit, so the model it returns has never seen a pixel as it is
# slow: about 2 s
from sklearn.preprocessing import StandardScaler


def train_logistic(x, y):
    x = StandardScaler().fit_transform(x)
    return LogisticRegression(C=0.1, max_iter=300).fit(x, y)
