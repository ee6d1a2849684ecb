x = 5 ‘quoted’
