# fails: is_accurate | is right for
# why: int8 saves memory, and makes -56 of 200
from sklearn.preprocessing import FunctionTransformer


def train_logistic(x, y):
    small = FunctionTransformer(lambda pixels: pixels.astype(np.int8))
    return make_pipeline(small, LogisticRegression(max_iter=50)).fit(x, y)
