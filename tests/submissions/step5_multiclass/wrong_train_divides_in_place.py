# fails: answers_with_labels | changed its argument.*still \d+ at index \[
# why: x //= 64 works in place on whole numbers


def train_logistic(x, y):
    x //= 64
    return LogisticRegression(max_iter=20).fit(x, y)
