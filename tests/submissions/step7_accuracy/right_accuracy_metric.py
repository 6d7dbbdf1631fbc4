# right: scikit-learn's function is the same, and a function may be given another name
from sklearn.metrics import accuracy_score

accuracy = accuracy_score
