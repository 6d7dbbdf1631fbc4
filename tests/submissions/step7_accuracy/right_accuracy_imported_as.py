# right: an import can give the function its name
from sklearn.metrics import accuracy_score as accuracy
