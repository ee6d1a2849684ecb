import logging, sys, time
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter("%(asctime)s %(levelname)-8s %(message)s %(relativeCreated)d", datefmt="%H:%M:%S"))
log = logging.getLogger("x")
log.addHandler(h)
log.setLevel("DEBUG")
log.propagate = False
log.debug("start")
time.sleep(2.5)
log.info("later")
h.setFormatter(logging.Formatter("{asctime} {message} {funcName} {lineno}", style="{"))
def f():
    log.critical("in f")
f()
h.setLevel(logging.ERROR)
log.info("filtered")
log.log(logging.ERROR, "by level")
log.removeHandler(h)
