# why: copies the row into a uint8 array first, so pixels from 0 to 1 (or any fractions) are cut to 0; works only for uint8 rows
import numpy as np


def predict_one(model, row):
    one_row = np.zeros((1, 784), dtype=np.uint8)
    one_row[0] = row
    return int(model.predict(one_row)[0])
