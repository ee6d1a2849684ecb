# Loggers, adapters and the module: every way to say something, and what becomes of it.
import logging, sys, io
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
out = io.StringIO()
h = logging.StreamHandler(out); h.setFormatter(logging.Formatter('%(levelname)s|%(name)s|%(funcName)s|%(lineno)d|%(message)s'))
log = logging.getLogger('a.b.c'); log.addHandler(h); log.setLevel(logging.DEBUG)
def speak(x):
    x.debug('d %s', 1); x.info('i %(k)s', {'k': 2}); x.warning('w'); x.error('e'); x.critical('c'); x.log(35, 'l')
    try: 1 / 0
    except ZeroDivisionError: x.exception('ex')
speak(log); ad = logging.LoggerAdapter(log, {'u': 1}); speak(ad)
print([l for l in out.getvalue().splitlines() if '|' in l or 'Error' in l])
print(log, ad, ad.name, ad.isEnabledFor(10), ad.getEffectiveLevel(), ad.hasHandlers(), ad.manager is log.manager, log.getChild('x').getEffectiveLevel(), logging.getLogger('a').getEffectiveLevel(), logging.root, log.parent, logging.getLogger('a.b'), log.parent)
ad.setLevel(40); print(log.level, ad.isEnabledFor(30)); ad.manager = ad.manager; log.setLevel(10)
t(log.setLevel, 'NOPE'); t(log.setLevel, 1.5); t(log.log, 'x', 'm'); t(logging.getLogger, 5); t(log.debug); t(logging.Logger.debug, log); print(logging.Logger.info.__qualname__, logging.debug.__name__, logging.LoggerAdapter.error.__qualname__, logging.Manager.getLogger.__qualname__)
logging.disable(30); print(log.isEnabledFor(30), log.manager.disable); logging.disable('ERROR'); print(log.manager.disable); logging.disable(logging.NOTSET); t(setattr, log.manager, 'disable', 'x')
t(logging.Formatter, 'nothing'); t(logging.Formatter, '{a', style='{'); t(logging.Formatter, '$', style='$'); t(logging.Formatter, style='?'); f = logging.Formatter('{levelname:>9} {message} {z}', style='{', defaults={'z': 9}); r = logging.makeLogRecord({'msg': 'hi %s', 'args': ('you',), 'levelname': 'INFO'}); print(f.format(r), f.usesTime(), logging.Formatter('$asctime ${message}', style='$').usesTime(), logging.Formatter('$message $levelname', style='$').format(r), r)
r = logging.LogRecord('n', 20, '/x/y.py', 3, 'm %(a)s', ({'a': 1},), None); print(r.getMessage(), r.args, r.module, r.filename, [k for k in r.__dict__]); print(vars(logging.Logger('q', 5)).keys() >= {'name', 'level', 'parent', 'propagate', 'handlers', 'disabled'})
logging.basicConfig(stream=sys.stdout, format='%(levelname)s %(name)s %(message)s', level='INFO')
logging.info('mi'); logging.debug('md'); logging.warning('mw %d', 3); logging.error('me'); logging.critical('mc'); logging.log(25, 'ml'); logging.fatal('mf'); log.propagate = False; log.error('only h')
p = logging.getLogger('p'); p.addFilter(lambda rec: 'no' not in rec.msg); p.info('yes'); p.info('no'); p.disabled = True; p.info('yes2')
