import logging
logging.warning("to stderr")
logging.info("hidden")
logging.getLogger("n").error("named")
print("done")
