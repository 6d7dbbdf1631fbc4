# right: atleast_2d makes the array (1, 784), tolist turns the answer into plain Python, pop takes it
import numpy as np


def predict_one(model, row):
    answers = np.asarray(model.predict(np.atleast_2d(row))).ravel().tolist()
    return int(answers.pop())
