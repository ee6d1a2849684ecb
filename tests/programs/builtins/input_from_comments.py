# input: Ada
# input: 36
# input: 
name = input("Your name? ")
age = int(input())
print(f"{name} is {age}", repr(input()))
try:
    input()
except EOFError as e:
    print("EOFError", e)
