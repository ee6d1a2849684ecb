#include "vm/types/sort.h"

#include "vm/protocol.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/vm.h"

#include <string.h>

// The method is CPython's: runs that are in order already are found (or made by insertion, when
// short), and merged in the order of "powersort". How many items must come from the same side
// before a merge starts to gallop:
#define MIN_GALLOP 7
#define MAX_RUNS   85
#define SHORT_RUN  64

// What all keys are: comparing numbers and text runs no code of the program.
typedef enum KeyKind { KEYS_ANY, KEYS_INT, KEYS_FLOAT, KEYS_STR, KEYS_TUPLE } KeyKind;

// Keys and the values that move with them, side by side; values may be NULL.
typedef struct Row {
    Value *keys;
    Value *values;
} Row;

typedef struct Run {
    int start, count;
    int power; // of the border to the next run: its depth in the tree of merges
} Run;

typedef struct Sort {
    Vm *vm;
    Row row;
    int count;
    KeyKind kind;
    int min_gallop;
    int run_count;
    Run runs[MAX_RUNS];
    Row spare; // the shorter side of a merge is moved here
    int spare_capacity;
} Sort;

// --- Comparing and moving ------------------------------------------------------------------------

static int order_of_numbers(double a, double b) {
    return (a > b) - (a < b);
}

// The order of two items for which it is known without code of the program; 0 also when it is not.
static inline int plain_order(const Vm *vm, Value a, Value b) {
    if (a.kind != b.kind) {
        return 0;
    }
    if (a.kind == VALUE_INT) {
        return (a.integer > b.integer) - (a.integer < b.integer);
    }
    if (a.kind == VALUE_FLOAT) {
        return order_of_numbers(a.number, b.number);
    }
    return a.kind == VALUE_OBJECT && a.object->type == vm->types.str &&
                   b.object->type == vm->types.str
               ? str_compare((const Str *)a.object, (const Str *)b.object)
               : 0;
}

// As tuples compare: the first items that differ decide.
static int less_tuple(Vm *vm, const Tuple *a, const Tuple *b) {
    for (int i = 0; i < a->count && i < b->count; i++) {
        const int order = plain_order(vm, a->items[i], b->items[i]);
        if (order) {
            return order < 0;
        }
        const int equal = object_equal(vm, a->items[i], b->items[i]);
        if (equal != 1) {
            return equal < 0 ? -1 : object_compare_truth(vm, a->items[i], b->items[i], COMPARE_LT);
        }
    }
    return a->count < b->count;
}

// 1, 0, -1.
static inline int less(const Sort *sort, Value a, Value b) {
    switch (sort->kind) {
    case KEYS_INT:
        return a.integer < b.integer;
    case KEYS_FLOAT:
        return a.number < b.number;
    case KEYS_STR:
        return str_compare((const Str *)a.object, (const Str *)b.object) < 0;
    case KEYS_TUPLE:
        return less_tuple(sort->vm, (const Tuple *)a.object, (const Tuple *)b.object);
    case KEYS_ANY:
        break;
    }
    return object_compare_truth(sort->vm, a, b, COMPARE_LT);
}

static KeyKind kind_of_key(const Vm *vm, Value key) {
    const Type *type = value_type(vm, key);
    return key.kind == VALUE_INT     ? KEYS_INT
           : key.kind == VALUE_FLOAT ? KEYS_FLOAT
           : type == vm->types.str   ? KEYS_STR
           : type == vm->types.tuple ? KEYS_TUPLE
                                     : KEYS_ANY;
}

static KeyKind kind_of_keys(const Vm *vm, const Value *keys, int count) {
    const KeyKind kind = kind_of_key(vm, keys[0]);
    for (int i = 1; i < count; i++) {
        if (kind_of_key(vm, keys[i]) != kind) {
            return KEYS_ANY;
        }
    }
    return kind;
}

static inline void copy_one(Row to, int at, Row from, int index) {
    to.keys[at] = from.keys[index];
    if (to.values) {
        to.values[at] = from.values[index];
    }
}

static void copy_many(Row to, int at, Row from, int index, int count) {
    memmove(to.keys + at, from.keys + index, (size_t)count * sizeof(Value));
    if (to.values) {
        memmove(to.values + at, from.values + index, (size_t)count * sizeof(Value));
    }
}

static bool need_spare(Sort *sort, int count) {
    if (count <= sort->spare_capacity) {
        return true;
    }
    const size_t row_size = (size_t)count * sizeof(Value);
    const size_t sides = sort->row.values ? 2 : 1;
    alloc_release(&sort->vm->alloc, sort->spare.keys,
                  (size_t)sort->spare_capacity * sizeof(Value) * sides);
    sort->spare_capacity = 0;
    sort->spare.keys = alloc_try(&sort->vm->alloc, row_size * sides);
    if (!sort->spare.keys) {
        vm_raise_memory(sort->vm);
        return false;
    }
    sort->spare.values = sides == 2 ? sort->spare.keys + count : NULL;
    sort->spare_capacity = count;
    return true;
}

// --- Runs ----------------------------------------------------------------------------------------

// How many items from `start` are in order, or strictly in reverse order; -1 with an exception.
static int find_run(const Sort *sort, int start, int end, bool *descending) {
    const Value *keys = sort->row.keys;
    *descending = false;
    if (start + 1 == end) {
        return 1;
    }
    const int first = less(sort, keys[start + 1], keys[start]);
    if (first < 0) {
        return -1;
    }
    *descending = first;
    int next = start + 2;
    for (; next < end; next++) {
        const int is_less = less(sort, keys[next], keys[next - 1]);
        if (is_less < 0) {
            return -1;
        }
        if (is_less != first) {
            break;
        }
    }
    return next - start;
}

static void reverse_run(Row row, int start, int count) {
    for (int i = start, j = start + count - 1; i < j; i++, j--) {
        const Value key = row.keys[i];
        row.keys[i] = row.keys[j];
        row.keys[j] = key;
        if (row.values) {
            const Value value = row.values[i];
            row.values[i] = row.values[j];
            row.values[j] = value;
        }
    }
}

// Where a number belongs among the sorted keys from low to high, behind equal ones. Which half a
// number lies in can't be foreseen, so that nothing here is jumped over.
#define PLACE_OF_NUMBER(name, Number, member)                              \
    static int name(const Value *keys, Number number, int low, int high) { \
        while (low < high) {                                               \
            const int middle = low + ((high - low) >> 1);                  \
            const bool is_less = number < keys[middle].member;             \
            high = is_less ? middle : high;                                \
            low = is_less ? low : middle + 1;                              \
        }                                                                  \
        return low;                                                        \
    }
PLACE_OF_NUMBER(place_of_int, int64_t, integer)
PLACE_OF_NUMBER(place_of_float, double, number)

// The place of the first key from `low` on, and before `high`, that the given one is less than,
// else `high`; -1 with an exception set.
static int halve(const Sort *sort, const Value *keys, Value key, int low, int high) {
    while (low < high) {
        const int middle = low + ((high - low) >> 1);
        const int is_less = less(sort, key, keys[middle]);
        if (is_less < 0) {
            return -1;
        }
        if (is_less) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

// place_of_int for any key; -1 with an exception set.
static int place_of(const Sort *sort, int next, int low) {
    const Value *keys = sort->row.keys;
    if (sort->kind == KEYS_INT) {
        return place_of_int(keys, keys[next].integer, low, next);
    }
    if (sort->kind == KEYS_FLOAT) {
        return place_of_float(keys, keys[next].number, low, next);
    }
    return halve(sort, keys, keys[next], low, next);
}

// Sorts from start to end by insertion; the first `sorted` items are in order already.
static bool insert_rest(const Sort *sort, int start, int sorted, int end) {
    const Row row = sort->row;
    for (int next = start + sorted; next < end; next++) {
        const int low = place_of(sort, next, start);
        if (low < 0) {
            return false;
        }
        const Value key = row.keys[next];
        memmove(row.keys + low + 1, row.keys + low, (size_t)(next - low) * sizeof(Value));
        row.keys[low] = key;
        if (row.values) {
            const Value value = row.values[next];
            memmove(row.values + low + 1, row.values + low, (size_t)(next - low) * sizeof(Value));
            row.values[low] = value;
        }
    }
    return true;
}

// Runs are made at least this long: the number of them is then a power of two, or just below.
static int shortest_run(int count) {
    int lost = 0;
    while (count >= SHORT_RUN) {
        lost |= count & 1;
        count >>= 1;
    }
    return count + lost;
}

// --- Galloping -----------------------------------------------------------------------------------

// Steps of 1, 3, 7, … away from where a search begins, while the answer stays the same: the place
// is then between the last two.
typedef struct Gallop {
    int near, far;
} Gallop;

// Where `key` belongs among `count` sorted keys: before equal ones. The search begins at `hint`.
static int gallop_left(const Sort *sort, Value key, const Value *keys, int count, int hint) {
    const int rightward = less(sort, keys[hint], key);
    if (rightward < 0) {
        return -1;
    }
    const int room = rightward ? count - hint : hint + 1;
    Gallop step = {0, 1};
    while (step.far < room) {
        const int is_less = less(sort, keys[rightward ? hint + step.far : hint - step.far], key);
        if (is_less < 0) {
            return -1;
        }
        if (is_less != rightward) {
            break;
        }
        step.near = step.far;
        step.far = step.far * 2 + 1;
    }
    step.far = step.far > room ? room : step.far;
    int low = (rightward ? hint + step.near : hint - step.far) + 1;
    int high = rightward ? hint + step.far : hint - step.near;
    while (low < high) {
        const int middle = low + ((high - low) >> 1);
        const int is_less = less(sort, keys[middle], key);
        if (is_less < 0) {
            return -1;
        }
        if (is_less) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return high;
}

// The same, behind equal ones.
static int gallop_right(const Sort *sort, Value key, const Value *keys, int count, int hint) {
    const int leftward = less(sort, key, keys[hint]);
    if (leftward < 0) {
        return -1;
    }
    const int room = leftward ? hint + 1 : count - hint;
    Gallop step = {0, 1};
    while (step.far < room) {
        const int is_less = less(sort, key, keys[leftward ? hint - step.far : hint + step.far]);
        if (is_less < 0) {
            return -1;
        }
        if (is_less != leftward) {
            break;
        }
        step.near = step.far;
        step.far = step.far * 2 + 1;
    }
    step.far = step.far > room ? room : step.far;
    const int low = (leftward ? hint - step.far : hint + step.near) + 1;
    const int high = leftward ? hint - step.near : hint + step.far;
    return halve(sort, keys, key, low, high);
}

// --- Merging -------------------------------------------------------------------------------------

// A merge under way. Of the sides a (left) and b (right), the shorter is in the spare row. Going
// up, `a`, `b` and `to` are the next items and the next place; going down, the last ones.
typedef struct Merge {
    Row a_row, b_row;
    int a, b, to;
    int a_left, b_left; // how many are still to be merged
} Merge;

typedef enum Progress {
    MERGE_ON,     // go on
    MERGE_SWITCH, // one side won often enough: from stepping to galloping
    MERGE_EMPTY,  // the side in the row itself is used up
    MERGE_LAST,   // one item is left in the spare row, and it comes after (before) all others
    MERGE_FAILED
} Progress;

static Progress up_take_b(const Sort *sort, Merge *m) {
    copy_one(sort->row, m->to++, m->b_row, m->b++);
    return --m->b_left == 0 ? MERGE_EMPTY : MERGE_ON;
}

static Progress up_take_a(const Sort *sort, Merge *m) {
    copy_one(sort->row, m->to++, m->a_row, m->a++);
    return --m->a_left == 1 ? MERGE_LAST : MERGE_ON;
}

static Progress up_step(const Sort *sort, Merge *m, int min_gallop) {
    int a_wins = 0, b_wins = 0;
    for (;;) {
        const int is_less = less(sort, m->b_row.keys[m->b], m->a_row.keys[m->a]);
        if (is_less < 0) {
            return MERGE_FAILED;
        }
        a_wins = is_less ? 0 : a_wins + 1;
        b_wins = is_less ? b_wins + 1 : 0;
        const Progress progress = is_less ? up_take_b(sort, m) : up_take_a(sort, m);
        if (progress != MERGE_ON) {
            return progress;
        }
        if (a_wins >= min_gallop || b_wins >= min_gallop) {
            return MERGE_SWITCH;
        }
    }
}

// One round: what of a comes before the next of b, then what of b comes before the next of a.
static Progress up_gallop(const Sort *sort, Merge *m, bool *pays) {
    const int from_a = gallop_right(sort, m->b_row.keys[m->b], m->a_row.keys + m->a, m->a_left, 0);
    if (from_a < 0) {
        return MERGE_FAILED;
    }
    copy_many(sort->row, m->to, m->a_row, m->a, from_a);
    m->to += from_a;
    m->a += from_a;
    m->a_left -= from_a;
    if (from_a && m->a_left <= 1) {
        return m->a_left == 1 ? MERGE_LAST : MERGE_EMPTY;
    }
    if (up_take_b(sort, m) != MERGE_ON) {
        return MERGE_EMPTY;
    }
    const int from_b = gallop_left(sort, m->a_row.keys[m->a], m->b_row.keys + m->b, m->b_left, 0);
    if (from_b < 0) {
        return MERGE_FAILED;
    }
    copy_many(sort->row, m->to, m->b_row, m->b, from_b);
    m->to += from_b;
    m->b += from_b;
    m->b_left -= from_b;
    if (m->b_left == 0) {
        return MERGE_EMPTY;
    }
    *pays = from_a >= MIN_GALLOP || from_b >= MIN_GALLOP;
    return up_take_a(sort, m);
}

static Progress down_take_a(const Sort *sort, Merge *m) {
    copy_one(sort->row, m->to--, m->a_row, m->a--);
    return --m->a_left == 0 ? MERGE_EMPTY : MERGE_ON;
}

static Progress down_take_b(const Sort *sort, Merge *m) {
    copy_one(sort->row, m->to--, m->b_row, m->b--);
    return --m->b_left == 1 ? MERGE_LAST : MERGE_ON;
}

static Progress down_step(const Sort *sort, Merge *m, int min_gallop) {
    int a_wins = 0, b_wins = 0;
    for (;;) {
        const int is_less = less(sort, m->b_row.keys[m->b], m->a_row.keys[m->a]);
        if (is_less < 0) {
            return MERGE_FAILED;
        }
        a_wins = is_less ? a_wins + 1 : 0;
        b_wins = is_less ? 0 : b_wins + 1;
        const Progress progress = is_less ? down_take_a(sort, m) : down_take_b(sort, m);
        if (progress != MERGE_ON) {
            return progress;
        }
        if (a_wins >= min_gallop || b_wins >= min_gallop) {
            return MERGE_SWITCH;
        }
    }
}

static Progress down_gallop(const Sort *sort, Merge *m, bool *pays) {
    const Value *a_keys = m->a_row.keys + m->a + 1 - m->a_left;
    const int a_place = gallop_right(sort, m->b_row.keys[m->b], a_keys, m->a_left, m->a_left - 1);
    if (a_place < 0) {
        return MERGE_FAILED;
    }
    const int from_a = m->a_left - a_place;
    m->to -= from_a;
    m->a -= from_a;
    m->a_left -= from_a;
    copy_many(sort->row, m->to + 1, m->a_row, m->a + 1, from_a);
    if (m->a_left == 0) {
        return MERGE_EMPTY;
    }
    if (down_take_b(sort, m) != MERGE_ON) {
        return MERGE_LAST;
    }
    const Value *b_keys = m->b_row.keys + m->b + 1 - m->b_left;
    const int b_place = gallop_left(sort, m->a_row.keys[m->a], b_keys, m->b_left, m->b_left - 1);
    if (b_place < 0) {
        return MERGE_FAILED;
    }
    const int from_b = m->b_left - b_place;
    m->to -= from_b;
    m->b -= from_b;
    m->b_left -= from_b;
    copy_many(sort->row, m->to + 1, m->b_row, m->b + 1, from_b);
    if (from_b && m->b_left <= 1) {
        return m->b_left == 1 ? MERGE_LAST : MERGE_EMPTY;
    }
    *pays = from_a >= MIN_GALLOP || from_b >= MIN_GALLOP;
    return down_take_a(sort, m);
}

// Steps and gallops until one side is used up. Galloping that pays makes galloping easier.
static Progress merge_all(Sort *sort, Merge *m, bool upward) {
    int min_gallop = sort->min_gallop;
    for (;;) {
        Progress progress = upward ? up_step(sort, m, min_gallop) : down_step(sort, m, min_gallop);
        if (progress != MERGE_SWITCH) {
            return progress;
        }
        min_gallop++;
        bool pays = true;
        while (pays) {
            min_gallop -= min_gallop > 1;
            sort->min_gallop = min_gallop;
            progress = upward ? up_gallop(sort, m, &pays) : down_gallop(sort, m, &pays);
            if (progress != MERGE_ON) {
                return progress;
            }
        }
        sort->min_gallop = ++min_gallop;
    }
}

// Merges two neighbours, of which the left one is shorter.
static bool merge_up(Sort *sort, int start, int a_count, int b_count) {
    if (!need_spare(sort, a_count)) {
        return false;
    }
    copy_many(sort->spare, 0, sort->row, start, a_count);
    Merge m = {.a_row = sort->spare, .b_row = sort->row, .a = 0, .b = start + a_count};
    m.to = start;
    m.a_left = a_count;
    m.b_left = b_count;
    Progress progress = up_take_b(sort, &m);
    if (progress == MERGE_ON) {
        progress = a_count == 1 ? MERGE_LAST : merge_all(sort, &m, true);
    }
    if (progress == MERGE_LAST) {
        copy_many(sort->row, m.to, m.b_row, m.b, m.b_left);
        m.to += m.b_left;
    }
    copy_many(sort->row, m.to, m.a_row, m.a, m.a_left);
    return progress != MERGE_FAILED;
}

// Merges two neighbours, of which the right one is shorter.
static bool merge_down(Sort *sort, int start, int a_count, int b_count) {
    if (!need_spare(sort, b_count)) {
        return false;
    }
    copy_many(sort->spare, 0, sort->row, start + a_count, b_count);
    Merge m = {.a_row = sort->row, .b_row = sort->spare, .b = b_count - 1};
    m.a = start + a_count - 1;
    m.to = start + a_count + b_count - 1;
    m.a_left = a_count;
    m.b_left = b_count;
    Progress progress = down_take_a(sort, &m);
    if (progress == MERGE_ON) {
        progress = b_count == 1 ? MERGE_LAST : merge_all(sort, &m, false);
    }
    if (progress == MERGE_LAST) {
        m.to -= m.a_left;
        m.a -= m.a_left;
        copy_many(sort->row, m.to + 1, m.a_row, m.a + 1, m.a_left);
    }
    copy_many(sort->row, m.to + 1 - m.b_left, m.b_row, m.b + 1 - m.b_left, m.b_left);
    return progress != MERGE_FAILED;
}

// Merges the runs at `at` and behind it.
static bool merge_at(Sort *sort, int at) {
    const Run a = sort->runs[at], b = sort->runs[at + 1];
    const Value *keys = sort->row.keys;
    sort->runs[at].count = a.count + b.count;
    if (at == sort->run_count - 3) {
        sort->runs[at + 1] = sort->runs[at + 2];
    }
    sort->run_count--;
    // What is in place already at both ends stays out of it.
    const int skipped = gallop_right(sort, keys[b.start], keys + a.start, a.count, 0);
    if (skipped < 0) {
        return false;
    }
    const int a_count = a.count - skipped;
    if (a_count == 0) {
        return true;
    }
    const int b_count =
        gallop_left(sort, keys[a.start + a.count - 1], keys + b.start, b.count, b.count - 1);
    if (b_count <= 0) {
        return b_count == 0;
    }
    return a_count <= b_count ? merge_up(sort, a.start + skipped, a_count, b_count)
                              : merge_down(sort, a.start + skipped, a_count, b_count);
}

// The depth at which the border between two runs lies in a binary tree over the whole row.
static int border_power(int64_t start, int64_t left, int64_t right, int64_t total) {
    int power = 0;
    for (int64_t a = 2 * start + left, b = a + left + right;; a <<= 1, b <<= 1) {
        power++;
        if (a >= total) {
            a -= total;
            b -= total;
        } else if (b >= total) {
            return power;
        }
    }
}

static bool add_run(Sort *sort, int start, int count) {
    if (sort->run_count) {
        const Run *last = &sort->runs[sort->run_count - 1];
        const int power = border_power(last->start, last->count, count, sort->count);
        while (sort->run_count > 1 && sort->runs[sort->run_count - 2].power > power) {
            if (!merge_at(sort, sort->run_count - 2)) {
                return false;
            }
        }
        sort->runs[sort->run_count - 1].power = power;
    }
    sort->runs[sort->run_count++] = (Run){.start = start, .count = count};
    return true;
}

static bool merge_rest(Sort *sort) {
    while (sort->run_count > 1) {
        int at = sort->run_count - 2;
        if (at > 0 && sort->runs[at - 1].count < sort->runs[at + 1].count) {
            at--;
        }
        if (!merge_at(sort, at)) {
            return false;
        }
    }
    return true;
}

static bool sort_all(Sort *sort) {
    const int wanted = shortest_run(sort->count);
    for (int start = 0; start < sort->count;) {
        bool descending = false;
        int count = find_run(sort, start, sort->count, &descending);
        if (count < 0) {
            return false;
        }
        if (descending) {
            reverse_run(sort->row, start, count);
        }
        if (count < wanted) {
            const int left = sort->count - start;
            const int forced = left < wanted ? left : wanted;
            if (!insert_rest(sort, start, count, start + forced)) {
                return false;
            }
            count = forced;
        }
        if (!add_run(sort, start, count)) {
            return false;
        }
        start += count;
    }
    return merge_rest(sort);
}

bool sort_values(Vm *vm, Value *keys, Value *values, int count) {
    if (count < 2) {
        return true;
    }
    Sort sort = {.vm = vm, .row = {keys, values}, .count = count, .min_gallop = MIN_GALLOP};
    sort.kind = kind_of_keys(vm, keys, count);
    const bool done = sort_all(&sort);
    alloc_release(&vm->alloc, sort.spare.keys,
                  (size_t)sort.spare_capacity * sizeof(Value) * (values ? 2 : 1));
    return done;
}
