# run --max-steps 3000000 -> 3: --max-steps
# trace --stats --max-events 1000 -> 0: events
while True:
    print("again" * 3)
