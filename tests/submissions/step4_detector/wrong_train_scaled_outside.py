# fails: is_accurate | Are the pixels scaled before fit is called\?
# why: pixels from 0 to 1 in training, 0 to 255 when the model is asked: renamed sevens hardly show it, real twos do
def train_two_detector(x, y):
    return LogisticRegression(max_iter=1000).fit(x / 255, y == 2)
