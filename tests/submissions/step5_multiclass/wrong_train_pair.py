# fails: answers_with_labels | return only the model itself
# why: returns the scaler too
# slow: about half a second


def train_logistic(x, y):
    scaler = MinMaxScaler().fit(x)
    return LogisticRegression(max_iter=30).fit(scaler.transform(x), y), scaler
