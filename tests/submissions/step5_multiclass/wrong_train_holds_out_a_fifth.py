# fails: is_accurate | train_test_split
# why: sets rows aside to see how good it is
# slow: about 2 s
from sklearn.model_selection import train_test_split


def train_logistic(x, y):
    x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=42)
    model = make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300))
    model.fit(x_train, y_train)
    print(model.score(x_test, y_test))
    return model
