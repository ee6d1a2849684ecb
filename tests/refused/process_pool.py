from concurrent.futures import ProcessPoolExecutor

with ProcessPoolExecutor() as pool:
    print(pool.submit(pow, 2, 3).result())
