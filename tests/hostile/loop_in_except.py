# run --max-steps 3000000 -> 3: --max-steps
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
    finally:
        continue
