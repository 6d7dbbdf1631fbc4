# right: asks about three copies of the row (predict takes any number of rows) and takes the answer for the middle one
import numpy as np


def predict_one(model, row):
    answers = model.predict(np.stack([row, row, row]))
    return int(answers[1])
