# fails: answers_with_labels | name 'LogicticRegression' is not defined
# why: copied from the article, which has this mistake


def train_logistic(x, y):
    clf = LogicticRegression()
    return clf.fit(x, y)
