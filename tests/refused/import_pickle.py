import pickle

print(pickle.dumps(1))
