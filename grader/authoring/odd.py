"""What a function may return that no check was written for: values that no check may stumble over."""

# Name -> the expression, in a module that has numpy as np.
VALUES = {
    "nothing": "None",
    "not_a_number": "float('nan')",
    "text": "'two'",
    "bytes": "b'\\x00\\xff'",
    "empty_list": "[]",
    "ragged_list": "[[1, 2], [3], 'four', None]",
    "list_in_itself": "(lambda inside: inside.append(inside) or inside)([])",
    "four_arrays": "(np.zeros((3, 4)), np.zeros(3), np.zeros((2, 4)), np.zeros(2))",
    "dict_of_oddities": "{None: object(), (1, 2): [], 'accuracy': np.nan, 7: {'x': {}}}",
    "generator": "(number for number in range(5))",
    "object": "object()",
    "array_0d": "np.array(7)",
    "array_4d": "np.ones((2, 3, 4, 5))",
    "object_array": "np.array([None, 1, 'x', [2]], dtype=object)",
    "estimator": "__import__('sklearn.svm', fromlist=['SVC']).SVC()",
    "figure": "__import__('matplotlib.pyplot', fromlist=['figure']).figure()",
    "axes": "__import__('matplotlib.pyplot', fromlist=['figure']).figure().add_subplot(projection='3d')",
    "liar": "type('Liar', (), dict.fromkeys(('__len__', '__eq__', '__array__', '__float__', '__iter__', '__str__'), "
    "lambda *_: exit()))()",
}
# Close relatives of those, for a thorough sweep.
MORE = {
    "huge_number": "10**400",
    "complex": "3 + 4j",
    "long_text": "'x' * 1_000_000",
    "nested_list": "[[[[[[[[[[[[1]]]]]]]]]]]]",
    "empty_dict": "{}",
    "set": "{1, 2, 3}",
    "class": "dict",
    "text_array": "np.array(['a', 'b'])",
    "records": "np.zeros(3, dtype=[('a', 'i4'), ('b', 'f8')])",
    "true": "True",
    "minus_one": "-1",
    "infinity": "float('inf')",
    "many_nones": "[None] * 50_000",
    "empty_tuple": "()",
    "lambda": "lambda *arguments: None",
    "module": "np",
    "exception": "ValueError('odd')",
    "empty_array": "np.zeros((0, 5))",
    "nan_array": "np.full(10, np.nan)",
    "date": "np.datetime64('2026-01-01')",
    "masked_array": "np.ma.masked_array([1, 2, 3], mask=[0, 1, 0])",
    "fitted_estimator": "__import__('sklearn.dummy', fromlist=['x']).DummyClassifier().fit([[0], [1]], ['a', 'b'])",
}


def submission(function: str, name: str) -> str:
    """Source that makes a function return an odd value."""
    return f"\n\nimport numpy as np\n\n\ndef {function}(*arguments, **keywords):\n    return {(VALUES | MORE)[name]}\n"
