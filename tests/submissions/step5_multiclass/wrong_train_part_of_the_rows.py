# fails: is_accurate | all rows
# why: splits once more out of habit, so a part of the rows is never used
from sklearn.model_selection import train_test_split


def train_logistic(x, y):
    x_part, _, y_part, _ = train_test_split(x, y, test_size=0.3, random_state=0)
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x_part, y_part)
