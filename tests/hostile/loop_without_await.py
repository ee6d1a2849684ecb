# run --max-steps 3000000 -> 3: more than 3000000 instructions without a turn of the loop
# trace --max-steps 3000000 -> 0: more than 3000000 instructions, the limit of --max-steps
# trace --stats --max-events 1000 -> 0: events 1001
# explain --max-events 1000 -> 0: more than 1000 events, the limit of --max-events
while True:
    pass
