width = 10é
