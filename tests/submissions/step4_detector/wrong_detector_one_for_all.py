# fails: is_accurate | Training a second detector changed the first one
# why: fits one global model again and again, so training a second detector changes the first one that was returned
# slow: about 2 s

from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler

model = make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=1000))


def train_two_detector(x, y):
    model.fit(x, y == 2)
    return model
