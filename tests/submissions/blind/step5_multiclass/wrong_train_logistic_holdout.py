# why: holds a fifth of the rows back for validation and never trains on them; a student who has just learned train_test_split, but the stub says "on all rows"
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler


def train_logistic(x, y):
    x_fit, x_val, y_fit, y_val = train_test_split(x, y, test_size=0.2, random_state=0)
    model = make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=100))
    model.fit(x_fit, y_fit)
    return model
