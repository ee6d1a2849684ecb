import logging, sys
logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
logging.debug("hidden")
logging.info("info %s %d", "text", 5)
log = logging.getLogger("app.part")
log.warning("careful")
log.error("bad %r", [1])
log.setLevel(logging.ERROR)
log.warning("hidden")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("it failed")
print(log.name, log.level, logging.getLevelName(30), log.isEnabledFor(logging.INFO), logging.getLogger("app.part") is log, log.parent.name)
