# right: a ufunc made of int, which gives an array of objects that are whole numbers


to_int_labels = np.frompyfunc(int, 1, 1)
