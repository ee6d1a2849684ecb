# run --max-steps 3000000 -> 3: --max-steps
class Clinging:
    def __del__(self):
        while True:
            pass


Clinging()
