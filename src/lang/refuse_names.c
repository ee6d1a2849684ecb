#include "lang/refuse.h"

// ---- what CPython has ----

static const char *const python_modules[] = {
#define MODULES
#include "lang/refuse_names.inc"
#undef MODULES
};

static const struct {
    const char *module;
    const char *names; // with a space behind each
} python_names[] = {
#define NAMES
#include "lang/refuse_names.inc"
#undef NAMES
};

bool refuse_python_has_module(Text module) {
    int low = 0;
    int high = (int)(sizeof python_modules / sizeof python_modules[0]);
    while (low < high) {
        const int middle = (low + high) / 2;
        const int order = text_compare(text_of(python_modules[middle]), module);
        if (order == 0) {
            return true;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return false;
}

// The first of these words that is_like this one; bytes NULL: none is.
static Text find_word(const char *words, Text word, bool (*is_like)(Text, Text)) {
    for (const char *at = words; *at != 0;) {
        const char *end = strchr(at, ' ');
        const size_t size = end == NULL ? strlen(at) : (size_t)(end - at);
        if (is_like((Text){at, size}, word)) {
            return (Text){at, size};
        }
        at += size + (end != NULL);
    }
    return (Text){NULL, 0};
}

int refuse_python_module_has(Text module, Text name) {
    int known = -1;
    for (size_t i = 0; i < sizeof python_names / sizeof python_names[0]; i++) {
        if (text_equal(text_of(python_names[i].module), module)) {
            if (find_word(python_names[i].names, name, text_equal).bytes) {
                return 1;
            }
            known = 0;
        }
    }
    return known;
}

Text refuse_python_name_like(Text module, Text name, bool (*is_like)(Text, Text)) {
    Text found = {NULL, 0};
    for (size_t i = 0; !found.bytes && i < sizeof python_names / sizeof python_names[0]; i++) {
        if (text_equal(text_of(python_names[i].module), module)) {
            found = find_word(python_names[i].names, name, is_like);
        }
    }
    return found;
}

// ---- what to write instead ----

#define NO_FILES "a scenario has no files: write the text into the program as a string"
#define NO_FOLDERS \
    "a scenario has no files or folders: write their names into the program as a list"
#define NO_NETWORK                                                                           \
    "a scenario has no network: let `await asyncio.sleep(seconds)` stand for the time that " \
    "an answer takes"
#define NO_CLIENTS \
    "a scenario has no network: let tasks and an asyncio.Queue stand for clients and requests"
#define NO_PROCESSES                                                                           \
    "a scenario has no processes: let `await asyncio.sleep(seconds)` stand for the time that " \
    "one takes"
#define NO_PROCESS_POOL \
    "a scenario has no processes: use asyncio.to_thread for work beside the loop"
#define NO_DATABASE                                                                             \
    "a scenario has no files: keep the rows in a list, and let `await asyncio.sleep(seconds)` " \
    "stand for a query"
#define NO_WINDOWS     "a scenario has no windows: print what would be shown"
#define NO_SIGNALS     "a scenario gets no signals: let a task or loop.call_later do what one would"
#define NO_SOURCE_CODE "a scenario does not look at source code: write the values into the program"
#define NO_IMPORTER    "write an import statement for each module"
#define NO_PROFILER                                                                            \
    "code costs no simulated time: measure by time.perf_counter what is waited for, or count " \
    "calls in a variable"
#define NO_PACKING "nothing is compressed here: let `time.sleep(seconds)` stand for the time"

static const struct {
    const char *what, *hint;
} hints[] = {
    {"open", NO_FILES},
    {"pathlib", NO_FILES},
    {"tempfile", NO_FILES},
    {"csv.Sniffer", "say what the table is like: csv.reader(lines, delimiter=';')"},
    {"unittest.mock", "write a small class, or coroutine function, that stands for the real one"},
    {"os.open", NO_FILES},
    {"os.path.exists", NO_FILES},
    {"os.path.isfile", NO_FILES},
    {"os.path.getsize", NO_FILES},
    {"glob", NO_FOLDERS},
    {"shutil", NO_FOLDERS},
    {"os.listdir", NO_FOLDERS},
    {"os.scandir", NO_FOLDERS},
    {"os.walk", NO_FOLDERS},
    {"os.getcwd", NO_FOLDERS},
    {"os.chdir", NO_FOLDERS},
    {"os.mkdir", NO_FOLDERS},
    {"os.makedirs", NO_FOLDERS},
    {"os.remove", NO_FOLDERS},
    {"os.rename", NO_FOLDERS},
    {"os.path.isdir", NO_FOLDERS},
    {"os.path.abspath", NO_FOLDERS},
    {"sqlite3", NO_DATABASE},
    {"asyncio.open_connection", NO_NETWORK},
    {"asyncio.open_unix_connection", NO_NETWORK},
    {"asyncio.StreamReader", NO_NETWORK},
    {"asyncio.StreamWriter", NO_NETWORK},
    {"socket", NO_NETWORK},
    {"ssl", NO_NETWORK},
    {"select", NO_NETWORK},
    {"selectors", NO_NETWORK},
    {"smtplib", NO_NETWORK},
    {"ftplib", NO_NETWORK},
    {"urllib.request", NO_NETWORK},
    {"urllib.error", NO_NETWORK},
    {"http.client", NO_NETWORK},
    {"asyncio.start_server", NO_CLIENTS},
    {"asyncio.start_unix_server", NO_CLIENTS},
    {"asyncio.Server", NO_CLIENTS},
    {"asyncio.Protocol", NO_CLIENTS},
    {"asyncio.DatagramProtocol", NO_CLIENTS},
    {"asyncio.Transport", NO_CLIENTS},
    {"http.server", NO_CLIENTS},
    {"socketserver", NO_CLIENTS},
    {"asyncio.create_subprocess_exec", NO_PROCESSES},
    {"asyncio.create_subprocess_shell", NO_PROCESSES},
    {"asyncio.subprocess", NO_PROCESSES},
    {"subprocess",
     "a scenario has no processes: let `time.sleep(seconds)` stand for the time that one takes"},
    {"os.system",
     "a scenario has no processes: let `time.sleep(seconds)` stand for the time that one takes"},
    {"os.fork", NO_PROCESS_POOL},
    {"multiprocessing", NO_PROCESS_POOL},
    {"concurrent.futures.process", NO_PROCESS_POOL},
    {"concurrent.futures.ProcessPoolExecutor",
     "a scenario has no processes: use ThreadPoolExecutor for work beside the loop"},
    {"tkinter", NO_WINDOWS},
    {"turtle", NO_WINDOWS},
    {"curses", NO_WINDOWS},
    {"signal.signal", NO_SIGNALS},
    {"logging.config", "configure by logging.basicConfig, or by handlers that the program makes"},
    {"logging.handlers", "use logging.StreamHandler, or a handler class of the program"},
    {"breakpoint", "step through the program in the window instead: `awaiter FILE`"},
    {"help", "print the docstring: `print(function.__doc__)`"},
    {"zlib.compress", NO_PACKING},
    {"bz2", NO_PACKING},
    {"gzip", NO_PACKING},
    {"lzma", NO_PACKING},
    {"tarfile", NO_PACKING},
    {"zipfile", NO_PACKING},
    {"configparser", NO_FILES},
    {"fileinput", NO_FILES},
    {"mmap", NO_FILES},
    {"shelve", NO_FILES},
    {"tomllib", "use json, or write the values into the program as a dict"},
    {"pickle", "keep the objects themselves, or use json"},
    {"marshal", "keep the objects themselves, or use json"},
    {"imaplib", NO_NETWORK},
    {"poplib", NO_NETWORK},
    {"xmlrpc", NO_NETWORK},
    {"webbrowser", NO_WINDOWS},
    {"getpass", "use input(): nothing that is typed here is a secret"},
    {"readline", "use input()"},
    {"array", "use a list, or bytes and bytearray"},
    {"cmath", "use math with the real and imag of a complex number"},
    {"getopt", "use argparse"},
    {"optparse", "use argparse"},
    {"locale", "say in the format what a number looks like: f'{number:,.2f}'"},
    {"zoneinfo", "use a fixed offset: datetime.timezone(datetime.timedelta(hours=2))"},
    {"importlib", NO_IMPORTER},
    {"imp", NO_IMPORTER},
    {"pkgutil", NO_IMPORTER},
    {"runpy", NO_IMPORTER},
    {"ast", NO_SOURCE_CODE},
    {"linecache", NO_SOURCE_CODE},
    {"tokenize", NO_SOURCE_CODE},
    {"pdb", "step through the program in the window instead: `awaiter FILE`"},
    {"dis", "step through the program in the window instead: `awaiter FILE`"},
    {"cProfile", NO_PROFILER},
    {"profile", NO_PROFILER},
    {"doctest", "use unittest, or assert"},
};

Text refuse_hint(Text what) {
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
        if (text_equal(text_of(hints[i].what), what)) {
            return text_of(hints[i].hint);
        }
    }
    return (Text){NULL, 0};
}
