# right: one minus the share of mistakes; uint8 differences may wrap, but never to 0
accuracy = lambda y_true, y_pred: 1 - np.count_nonzero(y_true - y_pred) / len(y_true)
