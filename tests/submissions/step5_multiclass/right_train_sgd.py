# right: the same loss, by stochastic gradient descent
# slow: about 4 s
from sklearn.linear_model import SGDClassifier


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), SGDClassifier(loss="log_loss", alpha=0.001, random_state=0)).fit(x, y)
