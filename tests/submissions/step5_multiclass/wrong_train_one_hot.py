# fails: answers_with_labels | raised ValueError
# why: learned with neural networks that labels have to be one-hot


def train_logistic(x, y):
    return make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=100)).fit(x, np.eye(10)[y])
