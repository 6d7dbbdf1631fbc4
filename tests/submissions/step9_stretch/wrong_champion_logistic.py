# fails: is_a_champion | The champion is right about 8\d\.\d% of new digits.*border can bend
# why: a straight border between the digits
# slow: about 1 s
from sklearn.linear_model import LogisticRegression


def train_champion(x, y):
    return make_pipeline(PCA(40), LogisticRegression(max_iter=200)).fit(x, y)
