"""The parts of an address, and text in one. Nothing is fetched."""

from collections import namedtuple

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit',
           'urlencode', 'parse_qs', 'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes',
           'unquote', 'unquote_plus', 'unquote_to_bytes', 'DefragResult', 'ParseResult',
           'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes']

# What is known of schemes: whether an address may be relative, has a host, has parameters.
uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp',
                 'mms', 'prospero', 'rtsp', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms',
               'https', 'shttp', 'snews', 'prospero', 'rtsp', 'rtspu', 'rsync', 'svn', 'svn+ssh',
               'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtspu',
               'sip', 'sips', 'mms', 'sftp', 'tel']
scheme_chars = ('abcdefghijklmnopqrstuvwxyz'
                'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
                '0123456789'
                '+-.')

_ALWAYS_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_SPACE_AND_CONTROLS = ''.join(map(chr, range(33)))


# --- Text and bytes ------------------------------------------------------------------------------

def _as_text(*args):
    """The arguments as text, and what makes the answer of their kind again."""
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != is_text:
            raise TypeError('Cannot mix str and non-str arguments')
    if is_text:
        return *args, lambda made: made
    return (*(arg.decode('ascii', 'strict') if arg else '' for arg in args),
            lambda made: made.encode())


class _ResultMixin:
    """What is in the middle of an address, [user[:password]@]host[:port], of text or of bytes."""

    __slots__ = ()

    def _parts(self):
        text = isinstance(self.netloc, str)
        at, colon, opening, closing = '@:[]' if text else (b'@', b':', b'[', b']')
        user, found, host = self.netloc.rpartition(at)
        user, has_password, password = user.partition(colon) if found else (None, None, None)
        _, bracket, in_brackets = host.partition(opening)
        if bracket:
            host, _, port = in_brackets.partition(closing)
            _, _, port = port.partition(colon)
        else:
            host, _, port = host.partition(colon)
        return user, password if has_password else None, host or None, port or None

    @property
    def username(self):
        return self._parts()[0]

    @property
    def password(self):
        return self._parts()[1]

    @property
    def hostname(self):
        host = self._parts()[2]
        if not host:
            return None
        name, percent, zone = host.partition('%' if isinstance(host, str) else b'%')
        return name.lower() + percent + zone

    @property
    def port(self):
        port = self._parts()[3]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        if not 0 <= int(port) <= 65535:
            raise ValueError('Port out of range 0-65535')
        return int(port)


class _Text:
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        return self._counterpart(*(part.encode(encoding, errors) for part in self))


class _Bytes:
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        return self._counterpart(*(part.decode(encoding, errors) for part in self))


class DefragResult(namedtuple('DefragResult', 'url fragment'), _Text):
    __slots__ = ()

    def geturl(self):
        return f'{self.url}#{self.fragment}' if self.fragment else self.url


class SplitResult(namedtuple('SplitResult', 'scheme netloc path query fragment'), _ResultMixin,
                  _Text):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple('ParseResult', 'scheme netloc path params query fragment'),
                  _ResultMixin, _Text):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(namedtuple('DefragResultBytes', 'url fragment'), _Bytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b'#' + self.fragment if self.fragment else self.url


class SplitResultBytes(namedtuple('SplitResultBytes', 'scheme netloc path query fragment'),
                       _ResultMixin, _Bytes):
    __slots__ = ()
    geturl = SplitResult.geturl


class ParseResultBytes(
        namedtuple('ParseResultBytes', 'scheme netloc path params query fragment'), _ResultMixin,
        _Bytes):
    __slots__ = ()
    geturl = ParseResult.geturl


for _one, _other in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                     (ParseResult, ParseResultBytes)):
    _one._counterpart, _other._counterpart = _other, _one


def _made(kind, parts, back):
    result = kind(*parts)
    return result if back('') == '' else result.encode()


# --- Taking apart --------------------------------------------------------------------------------

def urlparse(url, scheme='', allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in path:
        # Parameters are of the last part of the path only.
        begin = path.rfind('/') + 1
        last, found, params = path[begin:].partition(';')
        path = path[:begin] + last
    return _made(ParseResult, (scheme, netloc, path, params, query, fragment), back)


def urlsplit(url, scheme='', allow_fragments=True):
    url, scheme, back = _as_text(url, scheme)
    url, scheme = url.lstrip(_SPACE_AND_CONTROLS), scheme.strip(_SPACE_AND_CONTROLS)
    for unsafe in '\t\r\n':
        url, scheme = url.replace(unsafe, ''), scheme.replace(unsafe, '')
    begin, colon, rest = url.partition(':')
    if colon and begin[:1].isascii() and begin[:1].isalpha() and not begin.strip(scheme_chars):
        scheme, url = begin.lower(), rest
    netloc = query = fragment = ''
    if url.startswith('//'):
        end = min((i for i in (url.find(c, 2) for c in '/?#') if i >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
        if '[' in netloc:
            _check_bracketed(netloc.partition('[')[2].partition(']')[0])
    if allow_fragments:
        url, _, fragment = url.partition('#')
    url, _, query = url.partition('?')
    return _made(SplitResult, (scheme, netloc, url, query, fragment), back)


def _check_bracketed(host):
    """Only addresses of IPv6 and later stand in brackets."""
    if host.startswith('v'):
        number, dot, rest = host[1:].partition('.')
        if not dot or not rest or not number or number.strip('0123456789abcdefABCDEF'):
            raise ValueError('IPvFuture address is invalid')
    elif ':' not in host:
        if host.count('.') == 3 and host.replace('.', '').isdigit():
            raise ValueError('An IPv4 address cannot be in brackets')
        raise ValueError(f'{host!r} does not appear to be an IPv4 or IPv6 address')


def urldefrag(url):
    url, back = _as_text(url)
    fragment = ''
    if '#' in url:
        scheme, netloc, path, params, query, fragment = urlparse(url)
        url = urlunparse((scheme, netloc, path, params, query, ''))
    return _made(DefragResult, (url, fragment), back)


# --- Putting together ----------------------------------------------------------------------------

def urlunparse(components):
    scheme, netloc, url, params, query, fragment, back = _as_text(*components)
    if params:
        url = f'{url};{params}'
    return back(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    scheme, netloc, url, query, fragment, back = _as_text(*components)
    if netloc or scheme and scheme in uses_netloc and url[:2] != '//':
        if url and url[:1] != '/':
            url = '/' + url
        url = f'//{netloc or ""}{url}'
    if scheme:
        url = f'{scheme}:{url}'
    if query:
        url = f'{url}?{query}'
    if fragment:
        url = f'{url}#{fragment}'
    return back(url)


def urljoin(base, url, allow_fragments=True):
    if not base:
        return url
    if not url:
        return base
    base, url, back = _as_text(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, _ = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        return back(urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment)))
    path = _resolved(bpath, path)
    return back(urlunparse((scheme, netloc, path or '/', params, query, fragment)))


def _resolved(base, path):
    """A path as seen from another one, without its dots."""
    parts = base.split('/')
    if parts[-1] != '':
        # What is behind the last slash is no folder.
        del parts[-1]
    if path[:1] == '/':
        parts = path.split('/')
    else:
        parts += path.split('/')
        parts[1:-1] = filter(None, parts[1:-1])
    kept = []
    for part in parts:
        if part == '..':
            del kept[-1:]
        elif part != '.':
            kept.append(part)
    if parts[-1] in ('.', '..'):
        kept.append('')
    return '/'.join(kept)


# --- Text in an address --------------------------------------------------------------------------

def unquote_to_bytes(string):
    if not string:
        string.split  # a mistake is told, as for other text
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    first, *rest = string.split(b'%')
    pieces = [first]
    for piece in rest:
        try:
            pieces.append(bytes.fromhex(piece[:2].decode('ascii')) + piece[2:]
                          if len(piece[:2].strip()) == 2 else b'%' + piece)
        except ValueError:
            pieces.append(b'%' + piece)
    return b''.join(pieces)


def unquote(string, encoding='utf-8', errors='replace'):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        string.split
        return string
    # Only what is ASCII can have been quoted; each run of it is read by itself.
    pieces, run = [], []
    for char in string:
        if char.isascii():
            run.append(char)
        else:
            pieces.append(_unquoted(run, encoding, errors))
            pieces.append(char)
            run = []
    pieces.append(_unquoted(run, encoding, errors))
    return ''.join(pieces)


def _unquoted(run, encoding, errors):
    return unquote_to_bytes(''.join(run)).decode(encoding or 'utf-8', errors or 'replace')


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def quote(string, safe='/', encoding=None, errors=None):
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    space = ' ' if isinstance(string, str) else b' '
    if space not in string:
        return quote(string, safe, encoding, errors)
    safe += ' ' if isinstance(safe, str) else b' '
    return quote(string, safe, encoding, errors).replace(' ', '+')


def quote_from_bytes(bs, safe='/'):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    allowed = _ALWAYS_SAFE.union(byte for byte in safe if byte < 128)
    return ''.join([chr(byte) if byte in allowed else f'%{byte:02X}' for byte in bs])


# --- Queries -------------------------------------------------------------------------------------

def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
              errors='replace', max_num_fields=None, separator='&'):
    qs, back = _as_text(qs)
    separator, _ = _as_text(separator)
    if not separator:
        raise ValueError('Separator must be of type string or bytes.')
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator) and qs:
        raise ValueError('Max number of fields exceeded')
    pairs = []
    for field in qs.split(separator) if qs else ():
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition('=')
        if not equals and strict_parsing:
            raise ValueError(f'bad query field: {field!r}')
        if value or keep_blank_values:
            pairs.append(tuple([back(unquote(part.replace('+', ' '), encoding, errors))
                                for part in (name, value)]))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
             errors='replace', max_num_fields=None, separator='&'):
    made = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors,
                                 max_num_fields, separator):
        made.setdefault(name, []).append(value)
    return made


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, 'items'):
        query = query.items()
    elif not hasattr(query, '__len__') or len(query) and not isinstance(query[0], tuple):
        raise TypeError('not a valid non-string sequence or mapping object')

    def shown(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    pairs = []
    for key, value in query:
        values = [value]
        if doseq and not isinstance(value, (str, bytes)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        pairs.extend(f'{shown(key)}={shown(one)}' for one in values)
    return '&'.join(pairs)
