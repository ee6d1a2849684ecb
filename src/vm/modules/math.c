// math: the functions of C's library with Python's errors, and exact ones on ints.

#include "base/array.h"
#include "vm/classes/slots.h"
#include "vm/errors/exception.h"
#include "vm/method.h"
#include "vm/modules/modules.h"
#include "vm/protocol.h"
#include "vm/types/dict.h"
#include "vm/types/float.h"
#include "vm/types/int.h"
#include "vm/types/list.h"
#include "vm/types/str.h"
#include "vm/types/tuple.h"
#include "vm/walk.h"

#include <errno.h>
#include <math.h>

static Value raise_domain(Vm *vm) {
    return vm_raise(vm, vm->exceptions.ValueError, "math domain error");
}

static Value raise_range(Vm *vm) {
    return vm_raise(vm, vm->exceptions.OverflowError, "math range error");
}

// The result of a function of one number, with the errors that follow from it: a nan out of a
// number is outside of the domain, an infinity out of a finite one too large or a pole.
static Value finish(Vm *vm, double x, double result, bool overflows) {
    if (isnan(result) && !isnan(x)) {
        return raise_domain(vm);
    }
    if (isinf(result) && isfinite(x)) {
        return overflows ? raise_range(vm) : raise_domain(vm);
    }
    return value_of_float(result);
}

#define FUNCTION_1(name, expression, overflows)      \
    METHOD(math_##name) {                            \
        double x;                                    \
        if (!float_from_value(vm, args[0], &x)) {    \
            return UNSET;                            \
        }                                            \
        return finish(vm, x, expression, overflows); \
    }

FUNCTION_1(acos, acos(x), false)
FUNCTION_1(acosh, acosh(x), false)
FUNCTION_1(asin, asin(x), false)
FUNCTION_1(asinh, asinh(x), false)
FUNCTION_1(atan, atan(x), false)
FUNCTION_1(atanh, atanh(x), false)
FUNCTION_1(cbrt, cbrt(x), false)
FUNCTION_1(cos, cos(x), false)
FUNCTION_1(cosh, cosh(x), true)
FUNCTION_1(erf, erf(x), false)
FUNCTION_1(erfc, erfc(x), false)
FUNCTION_1(exp, exp(x), true)
FUNCTION_1(exp2, exp2(x), true)
FUNCTION_1(expm1, expm1(x), true)
FUNCTION_1(fabs, fabs(x), false)
FUNCTION_1(log1p, log1p(x), false)
FUNCTION_1(sin, sin(x), false)
FUNCTION_1(sinh, sinh(x), true)
FUNCTION_1(sqrt, sqrt(x), false)
FUNCTION_1(tan, tan(x), false)
FUNCTION_1(tanh, tanh(x), false)
FUNCTION_1(degrees, x *(180.0 / 3.141592653589793), true)
FUNCTION_1(radians, x *(3.141592653589793 / 180.0), true)
#undef FUNCTION_1

// Lanczos' approximation of the gamma function, with CPython's choice of its parameters, so that
// the last digits are CPython's too.
#define LANCZOS_G 6.024680040776729583740234375

static double lanczos_sum(double x) {
    static const double above[] = {23531376880.410759688572007674451636754734846804940,
                                   42919803642.649098768957899047001988850926355848959,
                                   35711959237.355668049440185451547166705960488635843,
                                   17921034426.037209699919755754458931112671403265390,
                                   6039542586.3520280050642916443072979210699388420708,
                                   1439720407.3117216736632230727949123939715485786372,
                                   248874557.86205415651146038641322942321632125127801,
                                   31426415.585400194380614231628318205362874684987640,
                                   2876370.6289353724412254090516208496135991145378768,
                                   186056.26539522349504029498971604569928220784236328,
                                   8071.6720023658162106380029022722506138218516325024,
                                   210.82427775157934587250973392071336271166969580291,
                                   2.5066282746310002701649081771338373386264310793408};
    static const double below[] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                   45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                   1925.0,     66.0,       1.0};
    double top = 0, bottom = 0;
    for (int i = 0; i < 13; i++) {
        // From the end that keeps the terms small.
        if (x < 5) {
            top = top * x + above[12 - i];
            bottom = bottom * x + below[12 - i];
        } else {
            top = top / x + above[i];
            bottom = bottom / x + below[i];
        }
    }
    return top / bottom;
}

static double sin_pi(double x) {
    const double y = fmod(fabs(x), 2.0), pi = 3.141592653589793;
    double result;
    switch ((int)round(2.0 * y)) {
    case 0:
        result = sin(pi * y);
        break;
    case 1:
        result = cos(pi * (y - 0.5));
        break;
    case 2:
        result = sin(pi * (1.0 - y));
        break;
    case 3:
        result = -cos(pi * (y - 1.5));
        break;
    default:
        result = sin(pi * (y - 2.0));
        break;
    }
    return copysign(1.0, x) * result;
}

static double gamma_of(double x) {
    const double size = fabs(x), half = LANCZOS_G - 0.5;
    if (size < 1e-20) {
        return 1.0 / x;
    }
    if (size > 200.0) {
        return x < 0 ? 0.0 / sin_pi(x) : INFINITY;
    }
    const double y = size + half;
    // The rounding error of that sum, to be corrected for.
    const double q = size > half ? y - size : y - half;
    const double z = (size > half ? q - half : q - size) * LANCZOS_G / y;
    const bool large = size >= 140.0;
    const double root = large ? pow(y, size / 2.0 - 0.25) : pow(y, size - 0.5);
    double result;
    if (x < 0) {
        result = -3.141592653589793 / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        result -= z * result;
        return large ? result / root / root : result / root;
    }
    result = lanczos_sum(size) / exp(y);
    result += z * result;
    return large ? result * root * root : result * root;
}

static double log_gamma_of(double x) {
    const double size = fabs(x);
    if (size < 1e-20) {
        return -log(size);
    }
    double result = log(lanczos_sum(size)) - LANCZOS_G;
    result += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
    if (x < 0) {
        result = 1.144729885849400174143427351353058711647 - log(fabs(sin_pi(size))) - log(size) -
                 result;
    }
    return result;
}

METHOD(math_gamma) {
    double x;
    if (!float_from_value(vm, args[0], &x)) {
        return UNSET;
    }
    if (!isfinite(x)) {
        return x == -INFINITY ? raise_domain(vm) : value_of_float(x);
    }
    if (x <= 0 && x == floor(x)) {
        return raise_domain(vm);
    }
    // Factorials are exact while a double can hold them.
    if (x == floor(x) && x <= 23) {
        double product = 1;
        for (int i = 2; i < (int)x; i++) {
            product *= i;
        }
        return value_of_float(product);
    }
    const double result = gamma_of(x);
    return isinf(result) ? raise_range(vm) : value_of_float(result);
}

METHOD(math_lgamma) {
    double x;
    if (!float_from_value(vm, args[0], &x)) {
        return UNSET;
    }
    if (!isfinite(x)) {
        return value_of_float(isnan(x) ? x : INFINITY);
    }
    if (x == floor(x) && x <= 2) {
        return x <= 0 ? raise_domain(vm) : value_of_float(0);
    }
    const double result = log_gamma_of(x);
    return isinf(result) ? raise_range(vm) : value_of_float(result);
}

static bool take_two(Vm *vm, const Value *args, double *x, double *y) {
    return float_from_value(vm, args[0], x) && float_from_value(vm, args[1], y);
}

METHOD(math_atan2) {
    double y, x;
    return take_two(vm, args, &y, &x) ? value_of_float(atan2(y, x)) : UNSET;
}

METHOD(math_copysign) {
    double x, y;
    return take_two(vm, args, &x, &y) ? value_of_float(copysign(x, y)) : UNSET;
}

METHOD(math_fmod) {
    double x, y;
    if (!take_two(vm, args, &x, &y)) {
        return UNSET;
    }
    const double result = isinf(y) && isfinite(x) ? x : fmod(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? raise_domain(vm) : value_of_float(result);
}

METHOD(math_remainder) {
    double x, y;
    if (!take_two(vm, args, &x, &y)) {
        return UNSET;
    }
    const double result = remainder(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? raise_domain(vm) : value_of_float(result);
}

METHOD(math_pow) {
    double x, y;
    if (!take_two(vm, args, &x, &y)) {
        return UNSET;
    }
    const double result = pow(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y)) {
        return raise_domain(vm);
    }
    if (isinf(result) && isfinite(x) && isfinite(y)) {
        return x == 0 ? raise_domain(vm) : raise_range(vm);
    }
    return value_of_float(result);
}

METHOD(math_ldexp) {
    double x;
    if (!float_from_value(vm, args[0], &x)) {
        return UNSET;
    }
    if (!value_is_int(args[1])) {
        return vm_raise(vm, vm->exceptions.TypeError,
                        "Expected an int as second argument to ldexp.");
    }
    int64_t exponent;
    if (!int_index_or(vm, args[1], NULL, &exponent)) {
        return UNSET;
    }
    if (x == 0 || !isfinite(x)) {
        return value_of_float(x);
    }
    const int power = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : (int)exponent;
    const double result = ldexp(x, power);
    return isinf(result) ? raise_range(vm) : value_of_float(result);
}

METHOD(math_frexp) {
    double x;
    if (!float_from_value(vm, args[0], &x)) {
        return UNSET;
    }
    int exponent = 0;
    const double mantissa = isfinite(x) ? frexp(x, &exponent) : x;
    const Value parts[] = {value_of_float(mantissa), value_of_int(exponent)};
    return value_or_unset(tuple_of(vm, parts, 2));
}

METHOD(math_modf) {
    double x;
    if (!float_from_value(vm, args[0], &x)) {
        return UNSET;
    }
    double whole = x;
    double rest = isinf(x) ? copysign(0, x) : modf(x, &whole);
    const Value parts[] = {value_of_float(rest), value_of_float(whole)};
    return value_or_unset(tuple_of(vm, parts, 2));
}

METHOD(math_nextafter) {
    double x, y;
    return take_two(vm, args, &x, &y) ? value_of_float(nextafter(x, y)) : UNSET;
}

METHOD(math_ulp) {
    double x;
    if (!float_from_value(vm, args[0], &x)) {
        return UNSET;
    }
    x = fabs(x);
    if (!isfinite(x)) {
        return value_of_float(x);
    }
    const double next = nextafter(x, INFINITY);
    return value_of_float(isinf(next) ? x - nextafter(x, -INFINITY) : next - x);
}

#define PREDICATE(name, expression)                                                   \
    METHOD(math_##name) {                                                             \
        double x;                                                                     \
        return float_from_value(vm, args[0], &x) ? value_of_bool(expression) : UNSET; \
    }
PREDICATE(isfinite, isfinite(x))
PREDICATE(isinf, isinf(x))
PREDICATE(isnan, isnan(x))
#undef PREDICATE

METHOD(math_isclose) {
    double a, b, relative, absolute;
    if (!take_two(vm, args, &a, &b) || !float_from_value(vm, args[2], &relative) ||
        !float_from_value(vm, args[3], &absolute)) {
        return UNSET;
    }
    if (relative < 0 || absolute < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "tolerances must be non-negative");
    }
    if (a == b) {
        return value_of_bool(true);
    }
    if (isinf(a) || isinf(b)) {
        return value_of_bool(false);
    }
    const double difference = fabs(b - a);
    return value_of_bool(difference <= fabs(relative * b) || difference <= fabs(relative * a) ||
                         difference <= absolute);
}

// --- Rounding ------------------------------------------------------------------------------------

// A float's own answer, or that of the special method.
static Value round_by(Vm *vm, Value value, double (*rounding)(double), const char *method) {
    double x;
    if (value_is_int(value)) {
        return int_from_index(vm, value);
    }
    if (!(value.kind == VALUE_FLOAT)) {
        Str *name = str_intern(vm, text_of(method));
        if (!name) {
            return UNSET;
        }
        bool found;
        Value result = slots_call(vm, value, name, NULL, 0, &found);
        object_drop(vm, name);
        if (found) {
            return result;
        }
    }
    return float_from_value(vm, value, &x) ? int_from_float(vm, rounding(x)) : UNSET;
}

METHOD(math_ceil) {
    return round_by(vm, args[0], ceil, "__ceil__");
}

METHOD(math_floor) {
    return round_by(vm, args[0], floor, "__floor__");
}

METHOD(math_trunc) {
    if (args[0].kind == VALUE_FLOAT) {
        return int_from_float(vm, trunc(args[0].number));
    }
    bool found;
    Value result = slots_call(vm, args[0], vm->names.dunder_trunc, NULL, 0, &found);
    if (!found) {
        return vm_raise(vm, vm->exceptions.TypeError, "type %s doesn't define __trunc__ method",
                        vm_type_name(vm, args[0]));
    }
    return result;
}

// --- Logarithms ----------------------------------------------------------------------------------

// log of a float, or of an int of any size by its leading bits.
static bool take_log(Vm *vm, Value value, double (*function)(double), double *out) {
    double x;
    if (value_is_int(value)) {
        int64_t small;
        IntView view;
        if (int_sign(value) <= 0) {
            raise_domain(vm);
            return false;
        }
        if (!int_fits(value, &small)) {
            signed long exponent;
            const double mantissa = mpz_get_d_2exp(&exponent, int_view(&view, value));
            *out = function(mantissa) + function(2.0) * (double)exponent;
            // A power within reach of a double is better taken as one.
            if (exponent < 1024) {
                *out = function(ldexp(mantissa, (int)exponent));
            }
            return true;
        }
        x = (double)small;
    } else if (!float_from_value(vm, value, &x)) {
        return false;
    }
    if (!(x > 0) && !isnan(x)) {
        raise_domain(vm);
        return false;
    }
    *out = function(x);
    return true;
}

METHOD(math_log) {
    double number, base;
    if (!take_log(vm, args[0], log, &number)) {
        return UNSET;
    }
    if (value_is_unset(args[1])) {
        return value_of_float(number);
    }
    if (!take_log(vm, args[1], log, &base)) {
        return UNSET;
    }
    if (base == 0) {
        return vm_raise(vm, vm->exceptions.ZeroDivisionError, "float division by zero");
    }
    return value_of_float(number / base);
}

METHOD(math_log2) {
    double result;
    return take_log(vm, args[0], log2, &result) ? value_of_float(result) : UNSET;
}

METHOD(math_log10) {
    double result;
    return take_log(vm, args[0], log10, &result) ? value_of_float(result) : UNSET;
}

// --- Ints ----------------------------------------------------------------------------------------

#define MAX_FACTORIAL 1000000

// The number of an argument as an int64_t; OverflowError in these words when it is too large.
static bool take_count(Vm *vm, Value number, const char *what, int64_t *out) {
    *out = -1;
    if (int_fits(number, out) || int_sign(number) < 0) {
        return true;
    }
    vm_raise(vm, vm->exceptions.OverflowError, "%s exceed %lld", what, (long long)INT64_MAX);
    return false;
}

static Value factorial(Vm *vm, int64_t n) {
    if (n < 0) {
        return vm_raise(vm, vm->exceptions.ValueError,
                        "factorial() not defined for negative values");
    }
    const double bits = n < 2 ? 1 : lgamma((double)n + 1) / log(2.0);
    if (n > MAX_FACTORIAL * (int64_t)1000 || !int_may_have_bits(vm, (uint64_t)bits + 64)) {
        return vm_has_error(vm) ? UNSET : vm_raise_memory(vm);
    }
    const uint64_t limbs = (uint64_t)bits / 64;
    if (!int_spend(vm, limbs, limbs, 1)) {
        return UNSET;
    }
    mpz_t result;
    mpz_init(result);
    mpz_fac_ui(result, (unsigned long)n);
    return int_from_mpz(vm, result);
}

METHOD(math_factorial) {
    Value number = int_from_index(vm, args[0]);
    int64_t n = 0;
    if (value_is_unset(number)) {
        return UNSET;
    }
    const bool taken = take_count(vm, number, "factorial() argument should not", &n);
    value_drop(vm, number);
    return taken ? factorial(vm, n) : UNSET;
}

// How many times longer than the product of two long numbers it takes to find their divisor.
#define PRODUCTS_OF_GCD 16

// gcd or lcm of all arguments.
static Value fold_ints(Vm *vm, const Tuple *values, int64_t start, bool lcm) {
    Value total = value_of_int(start);
    for (int i = 0; i < values->count; i++) {
        Value number = int_from_index(vm, values->items[i]);
        if (value_is_unset(number)) {
            value_drop(vm, total);
            return UNSET;
        }
        IntView a, b;
        mpz_srcptr left = int_view(&a, total), right = int_view(&b, number);
        const uint64_t bits = mpz_sizeinbase(left, 2) + mpz_sizeinbase(right, 2);
        Value result = UNSET;
        const size_t long_a = mpz_size(left), long_b = mpz_size(right);
        if (int_may_have_bits(vm, bits) &&
            int_spend(vm, long_a > long_b ? long_a : long_b, long_a > long_b ? long_b : long_a,
                      PRODUCTS_OF_GCD)) {
            mpz_t out;
            mpz_init(out);
            (lcm ? mpz_lcm : mpz_gcd)(out, left, right);
            result = int_from_mpz(vm, out);
        }
        value_drop(vm, number);
        value_drop(vm, total);
        total = result;
        if (value_is_unset(total)) {
            return UNSET;
        }
    }
    return total;
}

METHOD(math_gcd) {
    return fold_ints(vm, (const Tuple *)args[0].object, 0, false);
}

METHOD(math_lcm) {
    return fold_ints(vm, (const Tuple *)args[0].object, 1, true);
}

METHOD(math_isqrt) {
    Value number = int_from_index(vm, args[0]);
    if (value_is_unset(number)) {
        return UNSET;
    }
    Value result = UNSET;
    if (int_sign(number) < 0) {
        vm_raise(vm, vm->exceptions.ValueError, "isqrt() argument must be nonnegative");
    } else {
        IntView view;
        mpz_srcptr square = int_view(&view, number);
        if (int_spend(vm, mpz_size(square) / 2, mpz_size(square) / 2, 2)) {
            mpz_t root;
            mpz_init(root);
            mpz_sqrt(root, square);
            result = int_from_mpz(vm, root);
        }
    }
    value_drop(vm, number);
    return result;
}

// The number of ways to choose k of n, times k! where their order counts.
static Value choices(Vm *vm, Value n, int64_t k, bool ordered) {
    IntView view;
    mpz_srcptr number = int_view(&view, n);
    const uint64_t bits = mpz_sizeinbase(number, 2);
    if ((uint64_t)k > INT64_MAX / bits || !int_may_have_bits(vm, bits * (uint64_t)(k + 1))) {
        return vm_has_error(vm) ? UNSET : vm_raise_memory(vm);
    }
    const uint64_t limbs = bits * (uint64_t)k / 64;
    const bool fits = mpz_fits_ulong_p(number);
    // GMP has a fast way where n fits; else it multiplies factor by factor.
    if (!int_spend(vm, limbs, fits ? limbs : 0, fits ? 4 : (uint64_t)k)) {
        return UNSET;
    }
    mpz_t out, orders;
    mpz_inits(out, orders, NULL);
    if (fits) {
        mpz_bin_uiui(out, mpz_get_ui(number), (unsigned long)k);
    } else {
        mpz_bin_ui(out, number, (unsigned long)k);
    }
    if (ordered) {
        mpz_fac_ui(orders, (unsigned long)k);
        mpz_mul(out, out, orders);
    }
    mpz_clear(orders);
    return int_from_mpz(vm, out);
}

// comb and perm of two ints.
static Value choose(Vm *vm, Value n, Value k, bool ordered) {
    if (int_sign(n) < 0 || int_sign(k) < 0) {
        return vm_raise(vm, vm->exceptions.ValueError, "%s must be a non-negative integer",
                        int_sign(n) < 0 ? "n" : "k");
    }
    Value rest = int_binary(vm, BINARY_SUB, n, k);
    if (value_is_unset(rest)) {
        return UNSET;
    }
    const bool swap = !ordered && int_compare_values(rest, k) < 0;
    int64_t count = 0;
    Value result = UNSET;
    if (int_sign(rest) < 0) {
        result = value_of_int(0);
    } else if (take_count(vm, swap ? rest : k, ordered ? "k must not" : "min(n - k, k) must not",
                          &count)) {
        result = count == 0 ? value_of_int(1) : choices(vm, n, count, ordered);
    }
    value_drop(vm, rest);
    return result;
}

static Value choose_of(Vm *vm, const Value *args, bool ordered) {
    Value n = int_from_index(vm, args[0]);
    Value k = value_is_unset(n) ? UNSET : int_from_index(vm, args[1]);
    Value result = value_is_unset(k) ? UNSET : choose(vm, n, k, ordered);
    value_drop(vm, k);
    value_drop(vm, n);
    return result;
}

METHOD(math_comb) {
    return choose_of(vm, args, false);
}

METHOD(math_perm) {
    return value_is_none(args[1]) ? math_factorial(vm, args, 1) : choose_of(vm, args, true);
}

// --- Sums ----------------------------------------------------------------------------------------

// The exact sum, kept as numbers that do not overlap (Shewchuk's), rounded once at the end.
typedef ARRAY(double) Partials;

static bool add_partial(Vm *vm, Partials *partials, double x) {
    int kept = 0;
    for (int i = 0; i < partials->count; i++) {
        double y = partials->items[i];
        if (fabs(x) < fabs(y)) {
            const double swap = x;
            x = y;
            y = swap;
        }
        const double high = x + y, low = y - (high - x);
        if (low != 0) {
            partials->items[kept++] = low;
        }
        x = high;
    }
    partials->count = kept;
    if (x == 0.0) {
        return true; // so that the sum of nothing but zeros is 0.0, whatever their signs
    }
    if (!array_try_push(partials, &vm->alloc, x)) {
        vm_raise_memory(vm);
        return false;
    }
    return true;
}

static double partials_total(const Partials *partials) {
    int n = partials->count;
    if (n == 0) {
        return 0;
    }
    double high = partials->items[--n], low = 0;
    while (n > 0) {
        const double x = high, y = partials->items[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0) {
            break;
        }
    }
    // A half-way case is decided by what lies below it.
    if (n > 0 &&
        ((low < 0 && partials->items[n - 1] < 0) || (low > 0 && partials->items[n - 1] > 0))) {
        const double twice = low * 2, rounded = high + twice;
        if (twice == rounded - high) {
            high = rounded;
        }
    }
    return high;
}

METHOD(math_fsum) {
    Walk walk;
    if (!walk_begin(vm, &walk, args[0])) {
        return UNSET;
    }
    Partials partials = {0};
    double special = 0, infinities = 0;
    bool done = true, overflow = false;
    Value item;
    while (done && !value_is_unset(item = walk_next(vm, &walk))) {
        double x;
        done = float_from_value(vm, item, &x);
        value_drop(vm, item);
        if (!done) {
            break;
        }
        if (isfinite(x)) {
            done = add_partial(vm, &partials, x);
            overflow |= done && partials.count > 0 && !isfinite(array_last(&partials));
        } else {
            special += x;
            infinities += isinf(x) ? x : 0;
        }
    }
    walk_end(vm, &walk);
    const double total = partials_total(&partials);
    array_free(&partials, &vm->alloc);
    if (vm_has_error(vm)) {
        return UNSET;
    }
    if (overflow) {
        return vm_raise(vm, vm->exceptions.OverflowError, "intermediate overflow in fsum");
    }
    if (isnan(infinities)) {
        return vm_raise(vm, vm->exceptions.ValueError, "-inf + inf in fsum");
    }
    return value_of_float(special != 0 ? special : total);
}

METHOD(math_prod) {
    Walk walk;
    if (!walk_begin(vm, &walk, args[0])) {
        return UNSET;
    }
    Value total = value_ref(args[1]), item;
    while (!value_is_unset(total) && !value_is_unset(item = walk_next(vm, &walk))) {
        Value product = object_binary(vm, BINARY_MUL, total, item);
        value_drop(vm, item);
        value_set(vm, &total, product);
    }
    walk_end(vm, &walk);
    if (vm_has_error(vm)) {
        value_set(vm, &total, UNSET);
    }
    return total;
}

// --- Lengths of vectors --------------------------------------------------------------------------

// As CPython: scaled by the largest, squares summed with their rounding errors, one correction.
static double vector_norm(double *numbers, int count, double largest, bool nan) {
    if (isinf(largest)) {
        return largest;
    }
    if (nan) {
        return NAN;
    }
    if (largest == 0 || count <= 1) {
        return largest;
    }
    int exponent;
    frexp(largest, &exponent);
    if (exponent < -1023) {
        // The scale would overflow: bring subnormals up first.
        for (int i = 0; i < count; i++) {
            numbers[i] /= 2.2250738585072014e-308;
        }
        return 2.2250738585072014e-308 *
               vector_norm(numbers, count, largest / 2.2250738585072014e-308, nan);
    }
    const double scale = ldexp(1.0, -exponent);
    double sum = 1, low_1 = 0, low_2 = 0;
    const double splitter = 134217729.0; // 2 ** 27 + 1
    for (int i = 0; i < count; i++) {
        double x = numbers[i] * scale;
        double t = x * splitter;
        const double high = t - (t - x), low = x - high;
        double square = high * high, old = sum;
        sum += square;
        low_1 += (old - sum) + square;
        square = 2.0 * high * low;
        old = sum;
        sum += square;
        low_1 += (old - sum) + square;
        square = low * low;
        low_2 += square;
    }
    const double root = sqrt(sum - 1.0 + (low_1 + low_2));
    // One step of Newton's method with the error of the root's square.
    double t = root * splitter;
    const double high = t - (t - root), low = root - high;
    double square = -high * high, old = sum;
    sum += square;
    low_1 += (old - sum) + square;
    square = -2.0 * high * low;
    old = sum;
    sum += square;
    low_1 += (old - sum) + square;
    square = -low * low;
    old = sum;
    sum += square;
    low_2 += (old - sum) + square;
    const double rest = sum - 1.0 + (low_1 + low_2);
    return (root + rest / (2.0 * root)) / scale;
}

static Value norm_of(double *numbers, int count) {
    double largest = 0;
    bool nan = false;
    for (int i = 0; i < count; i++) {
        numbers[i] = fabs(numbers[i]);
        nan |= isnan(numbers[i]);
        largest = numbers[i] > largest ? numbers[i] : largest;
    }
    return value_of_float(vector_norm(numbers, count, largest, nan));
}

METHOD(math_hypot) {
    const Tuple *values = (const Tuple *)args[0].object;
    const size_t size = (size_t)values->count * sizeof(double);
    double *numbers = alloc_try(&vm->alloc, size);
    if (!numbers) {
        return vm_raise_memory(vm);
    }
    bool done = true;
    for (int i = 0; done && i < values->count; i++) {
        done = float_from_value(vm, values->items[i], &numbers[i]);
    }
    Value result = done ? norm_of(numbers, values->count) : UNSET;
    alloc_release(&vm->alloc, numbers, size);
    return result;
}

// A point as a list of numbers: a new reference.
static List *take_point(Vm *vm, Value value) {
    List *list = list_new(vm, 0);
    if (list && !list_extend(vm, list, value)) {
        object_drop(vm, list);
        return NULL;
    }
    return list;
}

METHOD(math_dist) {
    List *p = take_point(vm, args[0]), *q = p ? take_point(vm, args[1]) : NULL;
    Value result = UNSET;
    if (q && p->count != q->count) {
        vm_raise(vm, vm->exceptions.ValueError,
                 "both points must have the same number of dimensions");
    } else if (q) {
        const size_t size = (size_t)p->count * sizeof(double);
        double *numbers = alloc_try(&vm->alloc, size);
        bool done = numbers != NULL;
        if (!done) {
            vm_raise_memory(vm);
        }
        for (int i = 0; done && i < p->count; i++) {
            double a, b;
            done = float_from_value(vm, p->items[i], &a) && float_from_value(vm, q->items[i], &b);
            numbers[i] = done ? a - b : 0;
        }
        result = done ? norm_of(numbers, p->count) : UNSET;
        alloc_release(&vm->alloc, numbers, size);
    }
    if (q) {
        object_drop(vm, q);
    }
    if (p) {
        object_drop(vm, p);
    }
    return result;
}

static const NativeDef functions[] = {
    NATIVE("acos", "x, /", math_acos),
    NATIVE("acosh", "x, /", math_acosh),
    NATIVE("asin", "x, /", math_asin),
    NATIVE("asinh", "x, /", math_asinh),
    NATIVE("atan", "x, /", math_atan),
    NATIVE("atan2", "y, x, /", math_atan2),
    NATIVE("atanh", "x, /", math_atanh),
    NATIVE("cbrt", "x, /", math_cbrt),
    NATIVE("ceil", "x, /", math_ceil),
    NATIVE("comb", "n, k, /", math_comb),
    NATIVE("copysign", "x, y, /", math_copysign),
    NATIVE("cos", "x, /", math_cos),
    NATIVE("cosh", "x, /", math_cosh),
    NATIVE("degrees", "x, /", math_degrees),
    NATIVE("dist", "p, q, /", math_dist),
    NATIVE("erf", "x, /", math_erf),
    NATIVE("erfc", "x, /", math_erfc),
    NATIVE("exp", "x, /", math_exp),
    NATIVE("exp2", "x, /", math_exp2),
    NATIVE("expm1", "x, /", math_expm1),
    NATIVE("fabs", "x, /", math_fabs),
    NATIVE("factorial", "x, /", math_factorial),
    NATIVE("floor", "x, /", math_floor),
    NATIVE("fmod", "x, y, /", math_fmod),
    NATIVE("frexp", "x, /", math_frexp),
    NATIVE("fsum", "seq, /", math_fsum),
    NATIVE("gamma", "x, /", math_gamma),
    NATIVE("gcd", "*integers", math_gcd),
    NATIVE("hypot", "*coordinates", math_hypot),
    NATIVE("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", math_isclose),
    NATIVE("isfinite", "x, /", math_isfinite),
    NATIVE("isinf", "x, /", math_isinf),
    NATIVE("isnan", "x, /", math_isnan),
    NATIVE("isqrt", "n, /", math_isqrt),
    NATIVE("lcm", "*integers", math_lcm),
    NATIVE("ldexp", "x, i, /", math_ldexp),
    NATIVE("lgamma", "x, /", math_lgamma),
    NATIVE("log", "x, base=…, /", math_log),
    NATIVE("log10", "x, /", math_log10),
    NATIVE("log1p", "x, /", math_log1p),
    NATIVE("log2", "x, /", math_log2),
    NATIVE("modf", "x, /", math_modf),
    NATIVE("nextafter", "x, y, /", math_nextafter),
    NATIVE("perm", "n, k=None, /", math_perm),
    NATIVE("pow", "x, y, /", math_pow),
    NATIVE("prod", "iterable, /, *, start=1", math_prod),
    NATIVE("radians", "x, /", math_radians),
    NATIVE("remainder", "x, y, /", math_remainder),
    NATIVE("sin", "x, /", math_sin),
    NATIVE("sinh", "x, /", math_sinh),
    NATIVE("sqrt", "x, /", math_sqrt),
    NATIVE("tan", "x, /", math_tan),
    NATIVE("tanh", "x, /", math_tanh),
    NATIVE("trunc", "x, /", math_trunc),
    NATIVE("ulp", "x, /", math_ulp),
    {0},
};

static bool setup(Vm *vm, Dict *globals) {
    return dict_set_c(vm, globals, "pi", value_of_float(3.141592653589793)) &&
           dict_set_c(vm, globals, "e", value_of_float(2.718281828459045)) &&
           dict_set_c(vm, globals, "tau", value_of_float(6.283185307179586)) &&
           dict_set_c(vm, globals, "inf", value_of_float(INFINITY)) &&
           dict_set_c(vm, globals, "nan", value_of_float(NAN));
}

const NativeModule MODULE_MATH = {"math", functions, setup, NULL};
