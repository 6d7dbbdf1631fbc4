# right: the same loss, by stochastic gradient descent
from sklearn.linear_model import SGDClassifier


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), SGDClassifier(loss="log_loss", alpha=0.001, random_state=0)).fit(x, y)
