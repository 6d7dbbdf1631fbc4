# right: a set of positions without those that are right, sorted
# slow: about 1 s
misclassified = lambda y_true, y_pred: sorted(set(range(len(y_true))) - set(np.nonzero(y_true == y_pred)[0].tolist()))
