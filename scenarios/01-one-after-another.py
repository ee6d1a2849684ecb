"""Two calls, one after the other.

Watch the straight line: there is no event loop here. While time.sleep runs, the thread stands
still, so nothing else can happen. Two seconds and one second make three.
"""
import time


def call_foursquare_api():
    print("foursquare call started")
    time.sleep(2)
    print("foursquare call finished")


def call_spotify_api():
    print("spotify call started")
    time.sleep(1)
    print("spotify call finished")


call_foursquare_api()
call_spotify_api()
