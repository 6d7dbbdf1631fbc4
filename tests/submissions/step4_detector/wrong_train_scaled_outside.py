# fails: is_accurate | is right for
# fails: finds_the_twos | of what the detector took for a two
# why: scales the rows before fit, so the model it returns has never seen a pixel as it is
from sklearn.preprocessing import StandardScaler


def train_two_detector(x, y):
    x = StandardScaler().fit_transform(x)
    return LogisticRegression(max_iter=200).fit(x, two_targets(y))
