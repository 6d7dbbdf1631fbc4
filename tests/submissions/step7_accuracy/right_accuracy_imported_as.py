# right: an import may give the function its name
from sklearn.metrics import accuracy_score as accuracy
