/* The kernel: worlds of a network, the same to the last bit as plain.py, which defines them.

   One C11 file without dependencies. Built with -ffp-contract=off and never with -ffast-math: every operation
   on doubles is written once in Python and once here, in the same order. It is called through ctypes: one
   engine a thread (casus_open), then runs over ranges of groups (casus_run). Names follow the Python files,
   whose docstrings say what each thing means; comments here give only what is done otherwise, for speed.

   "Lanes": 16 draws side by side, of one stream (the next candidates of a world) or of 16 worlds (the coins
   of a group). Draws are pure functions, so that those made and not used change nothing. */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD != 0
#error "doubles must be evaluated as doubles; without this kernel the plain engine is used"
#endif

#if defined(__GNUC__)
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif

/* Compiled for wide and for narrow vectors; the processor decides when it is loaded. Same results. */
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) && !defined(__clang__)
#if __GNUC__ >= 12
#define WIDE __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#endif
#else
#define WIDE
#endif

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT
#endif

enum { LANES = 16, GROUP = 16, N_KNOTS = 129, ALWAYS = -1, NEVER = -2, LINEAR_SEARCH = 32, N_LAYERS = 64 };
enum { RAN = 0, STOPPED = 1, LIMIT = 2, NO_MEMORY = 3 };
enum { CANDIDATES = 1, HAZARD = 2, RANGE = 3, TALK_ODDS = 4, BOUND = 5 };
enum { ASK = 0, READ = 1, EDGE = 2, TALK = 3, POSTPONED = 4, FIX = 5, MAKE = 6, SCALE = 7, RECORD_BEGIN = 8,
       FACT = 9, RECORD_END = 10 };
enum { OCCURRENCE = 0, SIGHTING = 1, SOFT = 2 };
enum { FIRST_ASK = 3, PER_ASK = 4, PER_READ = 2, PER_DIFFERENCE = 5 };

#define Z_END 8.5
#define KNOTS_PER_Z ((N_KNOTS - 1) / (2.0 * Z_END))
#define DAYS_PER_YEAR 365.25
#define MAX_CANDIDATES 20000000
#define LARGEST_HAZARD 1099511627776.0
#define SMALLEST_BOUND 0x1p-60
#define ROUNDING (1.0 + 0x1p-30)
#define LARGEST_COUNT (1 << 30)
#define SMALLEST_COALITION 1e-8
#define SURE_ADVANTAGE 1.1
#define SMALLEST_VICTORY 1e-6
#define BINARY_WIDTH 1e-8
#define LOG2_STEPS 16
#define UNKNOWN HUGE_VAL
#define MOST_REFRESHED 24
#define CELL_EXPONENT 16
#define LAYER_STRIDE UINT64_C(0x9E3779B97F4A7C15)
#define CELL_STRIDE UINT64_C(0xD1B54A32D192ED03)
#define EPOCH_STRIDE UINT64_C(0xA24BAED4963EE407)
#define STAGE_STRIDE UINT64_C(0x8CB92BA72F3D8DD7)
#define RESAMPLING_STREAM UINT64_C(0x3451E8170F7C3D1A)

/* casus.network.form; the order of fields is that of NUMBERS and ARRAYS in worlds.py */
typedef struct {
    int64_t n_variables, n_claims, n_origins, calendar_variable, n_ranges, n_tests, n_reasons, n_reports,
        n_exclusions, n_starts, n_counts, n_events, n_factors, n_effects, n_talks, n_outcomes, n_scheduled, n_asks,
        n_reads, n_records, n_facts, n_fixings, n_makings, n_scalings;
    uint64_t candidate_stream;
    double end_at;
    const int32_t *variable_first, *variable_cap;
    const uint8_t *range_kind;
    const double *range_a, *range_b;
    const int32_t *range_table;
    const uint64_t *range_stream;
    const double *quantile_table;
    const int32_t *test_variable, *test_low, *test_high, *test_then, *test_else;
    const uint64_t *claim_stream;
    const int32_t *claim_credence, *claim_unless, *claim_evidence_begin, *evidence_bearer, *evidence_factor,
        *claim_reason_begin, *reason_condition, *reason_holds;
    const uint64_t *reason_stream;
    const int32_t *claim_n_values, *claim_parent_begin, *parent_variable, *parent_stride, *claim_table, *table_share;
    const uint64_t *origin_stream;
    const int32_t *origin_reliability, *report_origin, *report_condition, *report_says_anyway, *exclusion;
    const int32_t *start_variable;
    const uint64_t *start_stream;
    const int32_t *start_begin, *start_value, *start_share, *count_variable, *count_range;
    const int32_t *event_variable, *event_hazard, *event_surprise, *event_able;
    const uint8_t *event_able_is_fixed;
    const int32_t *event_stages;
    const uint8_t *event_is_again;
    const int32_t *event_per;
    const uint8_t *event_is_per_pairs;
    const uint64_t *event_stream;
    const int32_t *event_factor_begin, *factor_condition, *factor_range;
    const uint8_t *factor_is_fixed;
    const int32_t *event_group_begin, *group_choice_begin, *choice_factor_begin, *choice_factor, *event_effect_begin;
    const int32_t *effect_variable, *effect_value;
    const uint8_t *effect_is_change;
    const int32_t *talk_variable;
    const uint64_t *talk_stream;
    const uint8_t *talk_rule;
    const int32_t *talk_postponed, *talk_outcome_begin, *outcome_odds;
    const double *outcome_position;
    const int32_t *outcome_factor_begin, *outcome_factor_condition, *outcome_factor_range, *outcome_effect_begin,
        *talk_party_begin, *party_position, *party_power, *party_salience;
    const uint8_t *talk_election, *talk_vote, *talk_victory;
    const int32_t *party_worth_begin, *party_worth;
    const double *schedule_at;
    const uint8_t *schedule_kind;
    const int32_t *schedule_index;
    const int32_t *ask_condition;
    const uint8_t *ask_mode;
    const double *ask_until_at;
    const uint8_t *ask_is_negated;
    const int32_t *ask_given;
    const int32_t *watch_begin, *watch_ask, *read_variable;
    const int32_t *record_event;
    const double *record_end_at;
    const uint8_t *fact_kind;
    const double *fact_at, *fact_days;
    const uint64_t *fact_stream;
    const int32_t *fact_event, *fact_condition, *fact_variable, *fact_factor, *fact_misread_begin, *misread_value,
        *misread_share, *talk_seen_outcome;
    const uint8_t *talk_seen_is_postponed;
    const double *event_scale_most;
    const int32_t *fixing_variable, *fixing_value, *making_event, *scaling_event;
    const double *scaling_factor;
} network;

/* ---- arithmetic.py ------------------------------------------------------------------------------------ */

#define LN2_HIGH 0x1.62e42feep-1
#define LN2_LOW 0x1.a39ef35793c76p-33
#define SQRT_HALF 0x1.6a09e667f3bcdp-1
#define INVERSE_LN2 0x1.71547652b82fep+0

INLINE uint64_t bits_of(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

INLINE double from_bits(uint64_t bits) {
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

INLINE double logarithm(double x) {
    uint64_t bits = bits_of(x);
    int32_t k = (int32_t)(bits >> 52) - 1022;
    double m = from_bits((bits & UINT64_C(0xFFFFFFFFFFFFF)) | UINT64_C(0x3FE0000000000000));
    int is_low = m < SQRT_HALF;
    m = is_low ? 2.0 * m : m;
    k = is_low ? k - 1 : k;
    double f = m - 1.0;
    double s = f / (2.0 + f);
    double z = s * s;
    double z2 = z * z;
    double z4 = z2 * z2;
    double series = (((2.0 / 3.0 + 2.0 / 5.0 * z) + (2.0 / 7.0 + 2.0 / 9.0 * z) * z2) +
                     ((2.0 / 11.0 + 2.0 / 13.0 * z) + (2.0 / 15.0 + 2.0 / 17.0 * z) * z2) * z4) +
                    (2.0 / 19.0 + 2.0 / 21.0 * z) * (z4 * z4);
    double half_square = 0.5 * f * f;
    return k * LN2_HIGH - ((half_square - (s * (half_square + z * series) + k * LN2_LOW)) - f);
}

static double exponential(double x) {
    static const double divisor[11] = {479001600.0, 39916800.0, 3628800.0, 362880.0, 40320.0, 5040.0,
                                       720.0,       120.0,      24.0,      6.0,      2.0};
    if (!(x >= -700.0)) return 0.0;
    if (x > 709.0) return HUGE_VAL;
    double k = floor(x * INVERSE_LN2 + 0.5);
    double r = (x - k * LN2_HIGH) - k * LN2_LOW;
    double series = 1.0 / 6227020800.0;
    for (int i = 0; i < 11; i++) series = series * r + 1.0 / divisor[i];
    return ldexp(1.0 + (r + r * r * series), (int)k);
}

static const double CENTRE[2][8] = {
    {2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
     13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608},
    {5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
     5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0}};
static const double SHOULDER[2][8] = {
    {7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734},
    {1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
     0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0}};
static const double TAIL[2][8] = {
    {2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
     0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772},
    {2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
     0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0}};

static double ratio_at(const double coefficient[2][8], double x) {
    double above = coefficient[0][0], below = coefficient[1][0];
    for (int i = 1; i < 8; i++) {
        above = above * x + coefficient[0][i];
        below = below * x + coefficient[1][i];
    }
    return above / below;
}

static double normal_quantile(double p) {
    double q = p - 0.5;
    if (-0.425 <= q && q <= 0.425) return q * ratio_at(CENTRE, 0.180625 - q * q);
    double r = sqrt(-logarithm(q < 0.0 ? p : 1.0 - p));
    double z = r <= 5.0 ? ratio_at(SHOULDER, r - 1.6) : ratio_at(TAIL, r - 5.0);
    return q < 0.0 ? -z : z;
}

INLINE double power_of_two_above(double x) {
    return from_bits((bits_of(x) + UINT64_C(0xFFFFFFFFFFFFF)) & UINT64_C(0x7FF0000000000000));
}

/* ---- luck.py ------------------------------------------------------------------------------------------ */

INLINE double fraction(uint32_t high, uint32_t low) {
    return ((double)(int32_t)(high >> 6) * 67108864.0 + (double)(int32_t)(low >> 6) + 0.5) * 0x1p-52;
}

INLINE void philox_lanes(uint32_t *restrict c0, uint32_t *restrict c1, uint32_t *restrict c2, uint32_t *restrict c3,
                         uint32_t k0, uint32_t k1) {
    for (int turn = 0; turn < 10; turn++) {
        for (int lane = 0; lane < LANES; lane++) {
            uint64_t first = (uint64_t)c0[lane] * UINT32_C(0xD2511F53);
            uint64_t second = (uint64_t)c2[lane] * UINT32_C(0xCD9E8D57);
            c0[lane] = (uint32_t)(second >> 32) ^ c1[lane] ^ k0;
            c1[lane] = (uint32_t)second;
            c2[lane] = (uint32_t)(first >> 32) ^ c3[lane] ^ k1;
            c3[lane] = (uint32_t)first;
        }
        k0 += UINT32_C(0x9E3779B9);
        k1 += UINT32_C(0xBB67AE85);
    }
}

/* The waits (times `scale`) and points (times `total`) of draws n .. n + 15 of one stream in one world. */
WIDE static void draw_candidates(uint64_t seed, uint32_t world, uint32_t n, uint64_t stream, double scale, double total,
                                 double *restrict wait, double *restrict point) {
    uint32_t c0[LANES], c1[LANES], c2[LANES], c3[LANES];
    for (int lane = 0; lane < LANES; lane++) {
        c0[lane] = world;
        c1[lane] = n + (uint32_t)lane;
        c2[lane] = (uint32_t)stream;
        c3[lane] = (uint32_t)(stream >> 32);
    }
    philox_lanes(c0, c1, c2, c3, (uint32_t)seed, (uint32_t)(seed >> 32));
    for (int lane = 0; lane < LANES; lane++) wait[lane] = -logarithm(fraction(c0[lane], c3[lane])) * scale;
    for (int lane = 0; lane < LANES; lane++) point[lane] = fraction(c1[lane], c2[lane]) * total;
}

/* The draw of one stream in 16 worlds from `world` on: two numbers each, the second for talks only. */
WIDE static void draw_coins(uint64_t seed, uint32_t world, uint64_t stream, double *restrict u, double *restrict second) {
    uint32_t c0[LANES], c1[LANES], c2[LANES], c3[LANES];
    for (int lane = 0; lane < LANES; lane++) {
        c0[lane] = world + (uint32_t)lane;
        c1[lane] = 0;
        c2[lane] = (uint32_t)stream;
        c3[lane] = (uint32_t)(stream >> 32);
    }
    philox_lanes(c0, c1, c2, c3, (uint32_t)seed, (uint32_t)(seed >> 32));
    for (int lane = 0; lane < LANES; lane++) u[lane] = fraction(c0[lane], c1[lane]);
    for (int lane = 0; lane < LANES; lane++) second[lane] = fraction(c2[lane], c3[lane]);
}

/* The one draw of 16 streams in one world (here: a group, for its ranges). */
WIDE static void draw_streams(uint64_t seed, uint32_t world, const uint64_t *restrict stream, double *restrict u) {
    uint32_t c0[LANES], c1[LANES], c2[LANES], c3[LANES];
    for (int lane = 0; lane < LANES; lane++) {
        c0[lane] = world;
        c1[lane] = 0;
        c2[lane] = (uint32_t)stream[lane];
        c3[lane] = (uint32_t)(stream[lane] >> 32);
    }
    philox_lanes(c0, c1, c2, c3, (uint32_t)seed, (uint32_t)(seed >> 32));
    for (int lane = 0; lane < LANES; lane++) u[lane] = fraction(c0[lane], c1[lane]);
}

/* The first wait (times `scale`) and luck of 16 streams in one world. */
WIDE static void draw_first_candidates(uint64_t seed, uint32_t world, const uint64_t *restrict stream,
                                       const double *restrict scale, double *restrict wait, double *restrict u) {
    uint32_t c0[LANES], c1[LANES], c2[LANES], c3[LANES];
    for (int lane = 0; lane < LANES; lane++) {
        c0[lane] = world;
        c1[lane] = 0;
        c2[lane] = (uint32_t)stream[lane];
        c3[lane] = (uint32_t)(stream[lane] >> 32);
    }
    philox_lanes(c0, c1, c2, c3, (uint32_t)seed, (uint32_t)(seed >> 32));
    for (int lane = 0; lane < LANES; lane++) wait[lane] = -logarithm(fraction(c0[lane], c3[lane])) * scale[lane];
    for (int lane = 0; lane < LANES; lane++) u[lane] = fraction(c1[lane], c2[lane]);
}

/* How many of reached[1] .. reached[n] are at or below each point. */
WIDE static void place_points(const double *restrict point, const double *restrict reached, int n,
                              int32_t *restrict place) {
    int64_t count[LANES] = {0};
    for (int i = 1; i <= n; i++)
        for (int lane = 0; lane < LANES; lane++) count[lane] += reached[i] <= point[lane];
    for (int lane = 0; lane < LANES; lane++) place[lane] = (int32_t)count[lane];
}

/* ---- the engine: one thread's view of a network, and its room to work in -------------------------------- */

typedef struct { int32_t variable; uint32_t low, span; int32_t then, otherwise; } test;

/* condition: SINGLE, SINGLE_NOT, or that of more than one test */
typedef struct { int32_t variable; uint32_t low, span; int32_t condition; } factor;
enum { SINGLE = -1, SINGLE_NOT = -2 };

typedef struct {
    factor able; /* its condition */
    int32_t factor_begin, factor_end, effect_begin, effect_end, variable, cap, stages, per;
    double times; /* the stages, as a number */
    uint8_t is_again, is_per_pairs, is_single; /* able and every changing factor are single tests */
} event;

/* Per year. `most`: the bound, with room for rounding. `own`: this network's bound, where others share theirs. */
typedef struct { double base, surprise, most, bound, own; } rate;

/* The next candidates of a layer, as far as they are drawn: lanes lane .. LANES, in one cell. */
typedef struct {
    double days, scale, cell_end, last, at[LANES], u[LANES];
    int64_t cell;
    uint64_t stream; /* of the cell */
    uint32_t n;      /* draws of the stream so far */
    int32_t lane;
} layer;

typedef struct {
    int32_t event, above, n_ready; /* layers 0 .. above are active; n_ready have been taken up in this world */
    double at, span;
    int32_t order[N_LAYERS]; /* the active layers, by their next candidate; that of the first is at `at` */
    double layer_at[N_LAYERS];
    layer layer[N_LAYERS];
} layered;

typedef struct {
    const network *net;
    uint64_t seed;
    uint32_t world;
    int64_t fault[3];
    double time;
    /* made once */
    test *test;
    event *event;
    factor *factor;          /* changing factors only, in order */
    int32_t *factor_source;  /* their index in the network */
    int32_t *fixed_event;    /* events whose bound depends on the claims of a world */
    int32_t *free_range;     /* ranges that are drawn */
    uint64_t *free_stream;   /* theirs, and up to 15 more */
    int32_t n_fixed_events, n_free_ranges, n_main, n_layered, n_hot_factors;
    uint8_t *variable_use;   /* 1: asks watch it; 2: it drives events; 4: hazards depend on it */
    int32_t *dependent_begin, *dependent; /* by variable: events whose hazard depends on it */
    /* of a group */
    double *range, *rise, *pair; /* pair: value of a changing factor that does not hold, that does */
    rate *group_rate;
    double *coin, *second;   /* 16 worlds of: claims, reasons, origins, starts, talks */
    int32_t first_reason, first_origin, first_start, first_talk;
    double group_weight, group_own; /* sums over its worlds of w, and of w^2 */
    double *group_seen, *group_squares;
    double *hits, *within;         /* by ask, of the group as it ended: H_g and W_g */
    double *joint, *joint_squares; /* of the conditional asks, in the order of `conditional` */
    int32_t *conditional;           /* asks that count only where another one holds too */
    int32_t n_conditional;
    int is_set, is_table_set;
    /* of a world */
    int32_t *value;
    rate *rate;
    double *hazard;          /* of main events, as last computed; UNKNOWN since something it depends on changed */
    uint8_t *is_done, *is_postponed, *is_seen;
    int32_t *stage, *seen, *read, *changed;
    int32_t n_seen, n_changed;
    int64_t n_candidates, n_occurrences;
    double weight;
    layered *layered;
    double *share;
    double *ballot; /* three matrices over a talk's outcomes */
    double *seen_at, *first_at; /* days: of asks that were seen; of events, kept while worlds are recorded */
    int is_recorded;
    /* the table of main candidates */
    double *reached;
    int32_t *main_event, *guide;
    int32_t n_placed, n_guide;
    double total, guide_scale;
    struct dated *dated; /* NULL where nothing was observed, set, made or scaled */
} engine;

INLINE int is_inside(const engine *s, int32_t variable, uint32_t low, uint32_t span) {
    return (uint32_t)s->value[variable] - low <= span;
}

static int holds(const engine *s, int32_t at) {
    while (at >= 0) {
        const test *t = &s->test[at];
        at = is_inside(s, t->variable, t->low, t->span) ? t->then : t->otherwise;
    }
    return at == ALWAYS;
}

static int fault(engine *s, int kind, int64_t index, int64_t place) {
    s->fault[0] = kind;
    s->fault[1] = index;
    s->fault[2] = place;
    return LIMIT;
}

/* ---- setting.py: a group -------------------------------------------------------------------------------- */

static double interpolate(const network *net, int32_t offset, double z) {
    double place = (z + Z_END) * KNOTS_PER_Z;
    double floored = floor(place);
    double knot = floored < 0.0 ? 0.0 : floored > N_KNOTS - 2 ? N_KNOTS - 2 : floored;
    double t = place - knot;
    const double *at = net->quantile_table + offset + 2 * (int)knot;
    double rest = 1.0 - t;
    double at_ends = at[0] * ((1.0 + 2.0 * t) * (rest * rest)) + at[2] * ((3.0 - 2.0 * t) * (t * t));
    double at_slopes = at[1] * (t * (rest * rest)) - at[3] * (rest * (t * t));
    return at_ends + at_slopes / KNOTS_PER_Z;
}

static double range_at(const network *net, int32_t each, double u) {
    double z = normal_quantile(u);
    if (net->range_kind[each] == 5) return exponential(interpolate(net, net->range_table[each], z));
    double x = net->range_a[each] + net->range_b[each] * z;
    if (net->range_kind[each] == 1) return exponential(x);
    if (net->range_kind[each] == 2) return 1.0 / (1.0 + exponential(-x));
    if (net->range_kind[each] == 3) return x;
    double whole = floor(x + 0.5);
    return whole > 0.0 ? whole : 0.0;
}

static double largest_product(const engine *s, int64_t e) {
    const network *net = s->net;
    double rise = 1.0;
    for (int32_t g = net->event_group_begin[e]; g < net->event_group_begin[e + 1]; g++) {
        double largest = 0.0;
        for (int32_t c = net->group_choice_begin[g]; c < net->group_choice_begin[g + 1]; c++) {
            double product = 1.0;
            for (int32_t m = net->choice_factor_begin[c]; m < net->choice_factor_begin[c + 1]; m++) {
                int32_t f = net->choice_factor[m];
                if (!net->factor_is_fixed[f]) product *= s->range[net->factor_range[f]];
            }
            largest = product > largest ? product : largest;
        }
        rise *= largest;
    }
    return rise;
}

/* Sets base and bound of an event in a world whose claims are known. */
static int set_rate(engine *s, int64_t e, rate *r) {
    const network *net = s->net;
    double base = s->group_rate[e].base;
    for (int32_t f = net->event_factor_begin[e]; f < net->event_factor_begin[e + 1]; f++)
        if (net->factor_is_fixed[f] && holds(s, net->factor_condition[f])) base *= s->range[net->factor_range[f]];
    double highest = (base * s->rise[e] + s->group_rate[e].surprise) * net->event_scale_most[e];
    if (net->event_stages[e] > 1) highest *= net->event_stages[e];
    if (!(0.0 <= highest && highest <= LARGEST_HAZARD)) return fault(s, HAZARD, e, s->world);
    int is_unable = net->event_able_is_fixed[e] && !holds(s, net->event_able[e]);
    double bound = 0.0;
    if (!is_unable && highest != 0.0) bound = power_of_two_above(highest > SMALLEST_BOUND ? highest : SMALLEST_BOUND);
    r->base = base;
    r->surprise = s->group_rate[e].surprise;
    r->own = r->bound = bound;
    r->most = bound * ROUNDING;
    return RAN;
}

static int draw_setting(engine *s, int64_t group) {
    const network *net = s->net;
    double u[LANES];
    if (s->is_set && s->n_free_ranges == 0) return RAN;
    if (!s->is_set)
        for (int64_t r = 0; r < net->n_ranges; r++) s->range[r] = net->range_a[r];
    for (int32_t first = 0; first < s->n_free_ranges; first += LANES) {
        draw_streams(s->seed, (uint32_t)group, s->free_stream + first, u);
        for (int32_t i = 0; i < LANES && first + i < s->n_free_ranges; i++)
            s->range[s->free_range[first + i]] = range_at(net, s->free_range[first + i], u[i]);
    }
    for (int64_t r = 0; r < net->n_ranges; r++)
        if (!(s->range[r] - s->range[r] == 0.0)) return fault(s, RANGE, r, group);
    for (int64_t e = 0; e < net->n_events; e++) {
        int32_t surprise = net->event_surprise[e];
        s->group_rate[e].base = s->range[net->event_hazard[e]] * DAYS_PER_YEAR;
        s->group_rate[e].surprise = surprise < 0 ? 0.0 : s->range[surprise] * DAYS_PER_YEAR;
        s->rise[e] = largest_product(s, e);
    }
    for (int32_t f = 0; f < s->n_hot_factors; f++) {
        int where = s->factor[f].condition == SINGLE_NOT ? 0 : 1;
        s->pair[2 * f + where] = s->range[net->factor_range[s->factor_source[f]]];
        s->pair[2 * f + 1 - where] = 1.0;
    }
    s->is_set = 1;
    s->is_table_set = 0;
    return RAN;
}

/* ---- claim.py: what a world starts from ------------------------------------------------------------------ */

INLINE double coin(const engine *s, int64_t which) { return s->coin[which * LANES + s->world % GROUP]; }

/* `share`: indexes of ranges. */
static int32_t choose_range(const engine *s, const int32_t *share, int32_t n, double u) {
    double total = 0.0, reached = 0.0;
    for (int32_t i = 0; i < n; i++) total += s->range[share[i]];
    double target = u * total;
    for (int32_t i = 0; i < n; i++) {
        reached += s->range[share[i]];
        if (target < reached) return i;
    }
    return n - 1;
}

static int32_t draw_claim(const engine *s, int64_t c) {
    const network *net = s->net;
    double u = coin(s, c);
    int32_t n_values = net->claim_n_values[c];
    if (n_values > 0) {
        int32_t row = 0;
        for (int32_t p = net->claim_parent_begin[c]; p < net->claim_parent_begin[c + 1]; p++)
            row += net->parent_stride[p] * s->value[net->parent_variable[p]];
        return choose_range(s, net->table_share + net->claim_table[c] + row * n_values, n_values, u);
    }
    if (holds(s, net->claim_unless[c])) return 0;
    if (net->claim_credence[c] >= 0) {
        double credence = s->range[net->claim_credence[c]], odds = 1.0;
        for (int32_t e = net->claim_evidence_begin[c]; e < net->claim_evidence_begin[c + 1]; e++)
            if (holds(s, net->evidence_bearer[e])) odds *= s->range[net->evidence_factor[e]];
        if (odds != 1.0) credence = credence * odds / ((1.0 - credence) + credence * odds);
        if (u < credence) return 1;
    }
    for (int32_t r = net->claim_reason_begin[c]; r < net->claim_reason_begin[c + 1]; r++)
        if (holds(s, net->reason_condition[r]) &&
            (net->reason_holds[r] < 0 || coin(s, s->first_reason + r) < s->range[net->reason_holds[r]]))
            return 1;
    return 0;
}

static double draw_first(engine *s) {
    const network *net = s->net;
    memcpy(s->value, net->variable_first, (size_t)net->n_variables * sizeof(int32_t));
    for (int64_t c = 0; c < net->n_claims; c++) s->value[c] = draw_claim(s, c);
    for (int64_t o = 0; o < net->n_origins; o++)
        s->value[net->n_claims + o] = coin(s, s->first_origin + o) < s->range[net->origin_reliability[o]];
    for (int64_t i = 0; i < net->n_starts; i++) {
        int32_t begin = net->start_begin[i], n = net->start_begin[i + 1] - begin;
        int32_t drawn = choose_range(s, net->start_share + begin, n, coin(s, s->first_start + i));
        s->value[net->start_variable[i]] = net->start_value[begin + drawn];
    }
    for (int64_t i = 0; i < net->n_counts; i++) {
        double drawn = s->range[net->count_range[i]];
        drawn = drawn > 0.0 ? drawn : 0.0;
        s->value[net->count_variable[i]] = drawn < LARGEST_COUNT ? (int32_t)drawn : LARGEST_COUNT;
    }
    for (int64_t i = 0; i < net->n_exclusions; i++)
        if (holds(s, net->exclusion[i])) return 0.0;
    double weight = 1.0;
    for (int64_t r = 0; r < net->n_reports; r++) {
        if (!s->value[net->report_origin[r]]) weight *= s->range[net->report_says_anyway[r]];
        else if (!holds(s, net->report_condition[r])) return 0.0;
    }
    return weight;
}

/* ---- talk.py --------------------------------------------------------------------------------------------- */

static int32_t choose_share(const double *share, int32_t n, double u) {
    double total = 0.0, reached = 0.0;
    for (int32_t i = 0; i < n; i++) total += share[i];
    if (!(0.0 < total && total < HUGE_VAL)) return -1;
    double target = u * total;
    for (int32_t i = 0; i < n; i++) {
        reached += share[i];
        if (target < reached) return i;
    }
    return n - 1;
}

INLINE double party_weight(const engine *s, int32_t p) {
    return s->range[s->net->party_power[p]] * s->range[s->net->party_salience[p]];
}

static double median_position(const engine *s, int32_t begin, int32_t end, double total) {
    const double *range = s->range;
    const int32_t *position = s->net->party_position;
    double median = range[position[begin]];
    for (int32_t p = begin; p < end; p++) median = range[position[p]] > median ? range[position[p]] : median;
    for (int32_t p = begin; p < end; p++) {
        double reached = 0.0;
        for (int32_t q = begin; q < end; q++)
            if (range[position[q]] <= range[position[p]]) reached += party_weight(s, q);
        if (reached + reached >= total && range[position[p]] < median) median = range[position[p]];
    }
    return median;
}

static double distance(double a, double b) { return a > b ? a - b : b - a; }

/* ---- election.py ------------------------------------------------------------------------------------------ */

INLINE double within(double x, double lowest, double highest) {
    x = x > lowest ? x : lowest;
    return x < highest ? x : highest;
}

/* What outcome `a` is worth to party `p`: as it says, or by its place on the scale. */
INLINE double worth_of(const engine *s, int32_t p, int32_t a, double option, double lowest, double highest) {
    const network *net = s->net;
    int32_t first = net->party_worth_begin[p];
    if (net->party_worth_begin[p + 1] > first) return within(s->range[net->party_worth[first + a]], 0.0, 1.0);
    double width = highest > lowest ? highest - lowest : 1.0;
    return 1.0 - distance(option, within(s->range[net->party_position[p]], lowest, highest)) / width;
}

static double vote_of(double gain, int rule) {
    if (rule == 0) return gain;
    if (rule == 1) return gain * gain * gain;
    if (rule == 2) return 0.5 * (gain + gain * gain * gain);
    if (rule == 5) return gain < 0.0 ? gain : 2.0 * gain / 3.0;
    double binary = within(gain / BINARY_WIDTH, -1.0, 1.0);
    return rule == 3 ? binary : 0.8 * gain + 0.2 * binary;
}

static void coalitions(const engine *s, int64_t talk, int32_t n, double *support) {
    const network *net = s->net;
    const double *option = net->outcome_position + net->talk_outcome_begin[talk];
    double lowest = option[0], highest = option[0];
    for (int32_t a = 1; a < n; a++) {
        lowest = option[a] < lowest ? option[a] : lowest;
        highest = option[a] > highest ? option[a] : highest;
    }
    for (int32_t a = 0; a < n; a++) {
        support[a * n + a] = 0.0;
        for (int32_t b = 0; b < a; b++) {
            double for_a = SMALLEST_COALITION, for_b = SMALLEST_COALITION;
            for (int32_t p = net->talk_party_begin[talk]; p < net->talk_party_begin[talk + 1]; p++) {
                double gain = worth_of(s, p, a, option[a], lowest, highest) - worth_of(s, p, b, option[b], lowest, highest);
                double vote = party_weight(s, p) * vote_of(gain, net->talk_vote[talk]);
                if (vote > 0.0) for_a += vote;
                else for_b -= vote;
            }
            support[a * n + b] = for_a;
            support[b * n + a] = for_b;
        }
    }
}

static void victories(const double *support, int32_t n, int rule, double *wins) {
    for (int32_t a = 0; a < n; a++) {
        wins[a * n + a] = 0.5;
        for (int32_t b = 0; b < a; b++) {
            double one = support[a * n + b], other = support[b * n + a];
            if (rule < 4) {
                for (int k = 0; k < rule; k++) one = one * one, other = other * other;
            } else if (one >= SURE_ADVANTAGE * other) {
                one = 1.0, other = SMALLEST_VICTORY;
            } else if (other >= SURE_ADVANTAGE * one) {
                one = SMALLEST_VICTORY, other = 1.0;
            } else {
                one = (one / (one + other) * (SURE_ADVANTAGE + 1.0) - 1.0) / (SURE_ADVANTAGE - 1.0);
                other = 1.0 - one;
            }
            double total = one + other;
            wins[a * n + b] = one / total;
            wins[b * n + a] = other / total;
        }
    }
}

/* In place of the coalitions: how likely each outcome challenges each favourite. */
static void challenges(double *support, const double *wins, int32_t n, int is_uniform) {
    if (is_uniform) {
        for (int32_t i = 0; i < n * n; i++) support[i] = 1.0 / n;
        return;
    }
    for (int32_t favourite = 0; favourite < n; favourite++) {
        double total = 0.0;
        for (int32_t a = 0; a < n; a++) {
            if (a == favourite) continue;
            double *incentive = support + a * n + favourite;
            *incentive = (*incentive - SMALLEST_COALITION) * wins[a * n + favourite];
            total += *incentive;
        }
        support[favourite * n + favourite] = 0.0;
        if (total > 0.0)
            for (int32_t a = 0; a < n; a++) support[a * n + favourite] /= total;
        else support[favourite * n + favourite] = 1.0;
    }
}

static void long_run(const double *wins, double *challenge, double *step, int32_t n, double *share) {
    for (int32_t a = 0; a < n; a++) {
        double stays = challenge[a * n + a];
        for (int32_t b = 0; b < n; b++) {
            if (a == b) continue;
            step[a * n + b] = 0.5 * (wins[a * n + b] * challenge[a * n + b]);
            stays += wins[a * n + b] * challenge[b * n + a];
        }
        step[a * n + a] = 0.5 * (1.0 + stays);
    }
    double *product = challenge;
    for (int k = 0; k < LOG2_STEPS; k++) {
        for (int32_t a = 0; a < n; a++)
            for (int32_t b = 0; b < n; b++) {
                double total = 0.0;
                for (int32_t c = 0; c < n; c++) total += step[a * n + c] * step[c * n + b];
                product[a * n + b] = total;
            }
        double *before = step;
        step = product;
        product = before;
    }
    for (int32_t a = 0; a < n; a++) {
        share[a] = 0.0;
        for (int32_t b = 0; b < n; b++) share[a] += step[a * n + b];
    }
}

static void election(const engine *s, int64_t talk, double *share) {
    const network *net = s->net;
    int32_t n = net->talk_outcome_begin[talk + 1] - net->talk_outcome_begin[talk];
    double *support = s->ballot, *wins = support + n * n, *step = wins + n * n;
    coalitions(s, talk, n, support);
    victories(support, n, net->talk_victory[talk], wins);
    if (net->talk_election[talk]) {
        challenges(support, wins, n, net->talk_election[talk] == 1);
        long_run(wins, support, step, n, share);
        return;
    }
    for (int32_t a = 0; a < n; a++) {
        share[a] = 1.0;
        for (int32_t b = 0; b < n; b++)
            if (a != b) share[a] *= wins[a * n + b];
    }
}

/* ---- talk.py ---------------------------------------------------------------------------------------------- */

static int32_t agree(engine *s, int64_t talk, double u) {
    const network *net = s->net;
    int32_t begin = net->talk_outcome_begin[talk], n = net->talk_outcome_begin[talk + 1] - begin;
    int rule = net->talk_rule[talk];
    if (rule == 0 || rule == 3) {
        if (rule == 3) election(s, talk, s->share);
        for (int32_t i = 0; i < n; i++) {
            double product = 1.0;
            for (int32_t f = net->outcome_factor_begin[begin + i]; f < net->outcome_factor_begin[begin + i + 1]; f++)
                if (holds(s, net->outcome_factor_condition[f])) product *= s->range[net->outcome_factor_range[f]];
            s->share[i] = (rule == 3 ? s->share[i] : s->range[net->outcome_odds[begin + i]]) * product;
        }
        return choose_share(s->share, n, u);
    }
    double total = 0.0, moment = 0.0;
    for (int32_t p = net->talk_party_begin[talk]; p < net->talk_party_begin[talk + 1]; p++) {
        moment += party_weight(s, p) * s->range[net->party_position[p]];
        total += party_weight(s, p);
    }
    if (!(0.0 < total && total < HUGE_VAL)) return -1;
    double middle = rule == 1 ? moment / total
                              : median_position(s, net->talk_party_begin[talk], net->talk_party_begin[talk + 1], total);
    int32_t nearest = 0;
    for (int32_t i = 1; i < n; i++)
        if (distance(net->outcome_position[begin + i], middle) < distance(net->outcome_position[begin + nearest], middle))
            nearest = i;
    return nearest;
}

/* ---- layer.py: candidates of events driven by counts ------------------------------------------------------- */

INLINE int64_t multiplier_of(const engine *s, const event *v) {
    int64_t n = s->value[v->per];
    return v->is_per_pairs ? n * (n - 1) / 2 : n;
}

INLINE int32_t n_layers_above(int64_t multiplier) {
    int32_t above = 0;
    for (int64_t rest = multiplier - 1; rest > 0; rest >>= 1) above++;
    return above;
}

INLINE double power_of_two(int32_t exponent) { return from_bits((uint64_t)(1023 + exponent) << 52); }

INLINE uint64_t cell_stream(const engine *s, const layered *l, int32_t j, int64_t cell) {
    return s->net->event_stream[l->event] + (uint64_t)j * LAYER_STRIDE + (uint64_t)(cell + 1) * CELL_STRIDE;
}

static void enter_cell(const engine *s, const layered *l, layer *y, int32_t j, int64_t cell) {
    y->cell = cell;
    y->stream = cell_stream(s, l, j, cell);
    y->last = (double)cell * y->days;
    y->cell_end = (double)(cell + 1) * y->days;
    y->n = 0;
    y->lane = LANES;
}

/* Sets layer_at[j] to the layer's first candidate after the present time; infinite from the end on. */
static void advance_layer(engine *s, layered *l, int32_t j) {
    layer *y = &l->layer[j];
    double wait[LANES];
    if (s->time >= y->cell_end) enter_cell(s, l, y, j, (int64_t)floor(s->time / y->days));
    for (;;) {
        while (y->lane < LANES && y->at[y->lane] <= s->time) y->lane++;
        if (y->lane < LANES && y->at[y->lane] < y->cell_end) {
            l->layer_at[j] = y->at[y->lane];
            return;
        }
        if (y->lane < LANES) { /* what is beyond the cell's end is dropped */
            if (y->cell_end >= s->net->end_at) {
                l->layer_at[j] = HUGE_VAL;
                return;
            }
            enter_cell(s, l, y, j, y->cell + 1);
        }
        draw_candidates(s->seed, s->world, y->n, y->stream, y->scale, 1.0, wait, y->u);
        y->n += LANES;
        y->lane = 0;
        for (int lane = 0; lane < LANES; lane++) y->at[lane] = y->last += wait[lane];
    }
}

/* Makes layers n_ready .. above ready at the start of a world: the first draw of all of them at once. */
static void start_layers(engine *s, layered *l, int32_t above) {
    int32_t exponent = (int32_t)(bits_of(s->rate[l->event].bound) >> 52) - 1023;
    uint64_t stream[LANES];
    double scale[LANES], wait[LANES], u[LANES];
    for (int32_t first = l->n_ready; first <= above; first += LANES) {
        int32_t n = above + 1 - first < LANES ? above + 1 - first : LANES;
        for (int32_t i = 0; i < LANES; i++) {
            int32_t j = first + (i < n ? i : 0), power = j == 0 ? exponent : exponent + j - 1;
            layer *y = &l->layer[j];
            y->days = power_of_two(CELL_EXPONENT - power);
            y->scale = DAYS_PER_YEAR * power_of_two(-power);
            enter_cell(s, l, y, j, 0);
            stream[i] = y->stream;
            scale[i] = y->scale;
        }
        draw_first_candidates(s->seed, s->world, stream, scale, wait, u);
        for (int32_t i = 0; i < n; i++) {
            layer *y = &l->layer[first + i];
            y->n = 1;
            y->lane = LANES - 1;
            y->at[LANES - 1] = y->last = wait[i];
            y->u[LANES - 1] = u[i];
        }
    }
    l->n_ready = above + 1;
}

INLINE int is_before(const layered *l, int32_t i, int32_t j) {
    return l->layer_at[i] < l->layer_at[j] || (l->layer_at[i] == l->layer_at[j] && i < j);
}

/* Puts the first of the order where it belongs among the others. */
INLINE void sink_first(layered *l) {
    int32_t j = l->order[0], i = 0;
    for (; i < l->above && is_before(l, l->order[i + 1], j); i++) l->order[i] = l->order[i + 1];
    l->order[i] = j;
    l->at = l->layer_at[l->order[0]];
}

/* Takes up the layers that the present count asks for. */
static int update_layered(engine *s, layered *l) {
    int32_t above = n_layers_above(multiplier_of(s, &s->event[l->event])), n = 0;
    if (above == l->above || l->span == 0.0) return RAN;
    l->span = s->rate[l->event].bound * power_of_two(above);
    if (l->span > LARGEST_HAZARD) return fault(s, HAZARD, l->event, s->world);
    if (above >= l->n_ready) start_layers(s, l, above);
    for (int32_t i = 0; i <= l->above; i++)
        if (l->order[i] <= above) l->order[n++] = l->order[i];
    for (int32_t j = l->above + 1; j <= above; j++) {
        int32_t i = n++;
        advance_layer(s, l, j);
        for (; i > 0 && is_before(l, j, l->order[i - 1]); i--) l->order[i] = l->order[i - 1];
        l->order[i] = j;
    }
    l->above = above;
    l->at = l->layer_at[l->order[0]];
    return RAN;
}

static int start_layered(engine *s, layered *l) {
    l->above = -1;
    l->n_ready = 0;
    l->at = HUGE_VAL;
    l->span = s->rate[l->event].bound;
    return l->span == 0.0 ? RAN : update_layered(s, l);
}

/* ---- history.py --------------------------------------------------------------------------------------------- */

static void see(engine *s, int32_t ask) {
    s->is_seen[ask] = 1;
    s->seen_at[ask] = s->time;
    s->seen[s->n_seen++] = ask;
}

INLINE void check_ask(engine *s, int32_t ask) {
    const network *net = s->net;
    if (net->ask_mode[ask] == 0 && !s->is_seen[ask] && s->time < net->ask_until_at[ask] &&
        holds(s, net->ask_condition[ask]))
        see(s, ask);
}

INLINE int factor_holds(const engine *s, const factor *f) {
    return f->condition >= 0 ? holds(s, f->condition) : is_inside(s, f->variable, f->low, f->span);
}

INLINE int is_able(const engine *s, const event *v) {
    return factor_holds(s, &v->able) != (v->able.condition == SINGLE_NOT);
}

/* Base hazard times the changing factors that hold: those that do not count as 1. */
INLINE double changing_hazard(const engine *s, const event *v, double hazard) {
    const double *pair = s->pair + 2 * (int64_t)v->factor_begin;
    const factor *f = s->factor + v->factor_begin, *end = s->factor + v->factor_end;
    if (v->is_single)
        for (; f < end; f++, pair += 2) hazard *= pair[is_inside(s, f->variable, f->low, f->span)];
    else
        for (; f < end; f++, pair += 2) hazard *= pair[factor_holds(s, f)];
    return hazard;
}

INLINE void refresh_hazard(engine *s, int32_t e) {
    const event *v = &s->event[e];
    const rate *r = &s->rate[e];
    double hazard = (changing_hazard(s, v, r->base) + r->surprise) * v->times;
    int is_open = !s->is_done[e];
    if (v->is_single) /* no branch: what holds is not to be guessed */
        is_open &= is_inside(s, v->able.variable, v->able.low, v->able.span) != (v->able.condition == SINGLE_NOT);
    else
        is_open &= is_able(s, v);
    s->hazard[e] = is_open ? hazard : 0.0;
}

INLINE void note_change(engine *s, int32_t variable) {
    int use = s->variable_use[variable];
    if (use & 4) {
        const int32_t *e = s->dependent + s->dependent_begin[variable];
        const int32_t *end = s->dependent + s->dependent_begin[variable + 1];
        if (end - e <= MOST_REFRESHED)
            for (; e < end; e++) refresh_hazard(s, *e);
        else
            for (; e < end; e++) s->hazard[*e] = UNKNOWN;
    }
    if (use & 3) s->changed[s->n_changed++] = variable;
}

/* Checks the asks that watch what has changed, and takes up layers of the counts that have. */
static int follow_changes(engine *s) {
    const network *net = s->net;
    int failed = RAN;
    for (int32_t i = 0; i < s->n_changed; i++) {
        int32_t variable = s->changed[i];
        if (s->variable_use[variable] & 1)
            for (int32_t w = net->watch_begin[variable]; w < net->watch_begin[variable + 1]; w++)
                check_ask(s, net->watch_ask[w]);
        if (s->variable_use[variable] & 2)
            for (int32_t l = 0; l < s->n_layered && !failed; l++)
                if (s->event[s->layered[l].event].per == variable) failed = update_layered(s, &s->layered[l]);
    }
    s->n_changed = 0;
    return failed;
}

INLINE void apply_effects(engine *s, int32_t begin, int32_t end) {
    const network *net = s->net;
    for (int32_t i = begin; i < end; i++) {
        int32_t variable = net->effect_variable[i], value = net->effect_value[i];
        if (net->effect_is_change[i]) {
            int64_t sum = (int64_t)s->value[variable] + value;
            value = sum < 0 ? 0 : sum > LARGEST_COUNT ? LARGEST_COUNT : (int32_t)sum;
        }
        if (value != s->value[variable]) {
            s->value[variable] = value;
            note_change(s, variable);
        }
    }
}

static int hold_talk(engine *s, int64_t talk, int is_second_date) {
    const network *net = s->net;
    int64_t which = s->first_talk + talk;
    if (is_second_date) {
        if (!s->is_postponed[talk]) return RAN;
    } else if (net->talk_postponed[talk] >= 0) {
        s->is_postponed[talk] =
            s->second[which * LANES + s->world % GROUP] < s->range[net->talk_postponed[talk]];
        if (s->is_postponed[talk]) return RAN;
    }
    int32_t agreed = agree(s, talk, coin(s, which));
    if (agreed < 0) return fault(s, TALK_ODDS, talk, s->world);
    int32_t outcome = net->talk_outcome_begin[talk] + agreed;
    s->value[net->talk_variable[talk]] = 1 + agreed;
    note_change(s, net->talk_variable[talk]);
    apply_effects(s, net->outcome_effect_begin[outcome], net->outcome_effect_begin[outcome + 1]);
    return follow_changes(s);
}

static int process_entry(engine *s, int64_t place) {
    const network *net = s->net;
    int32_t index = net->schedule_index[place];
    switch (net->schedule_kind[place]) {
    case ASK:
        if (!s->is_seen[index] && holds(s, net->ask_condition[index])) see(s, index);
        return RAN;
    case READ:
        s->read[index] = s->value[net->read_variable[index]];
        return RAN;
    case EDGE:
        if (s->value[net->calendar_variable] != index) {
            s->value[net->calendar_variable] = index;
            note_change(s, (int32_t)net->calendar_variable);
        }
        return follow_changes(s);
    default:
        return hold_talk(s, index, net->schedule_kind[place] == POSTPONED);
    }
}

static int pass_stage(engine *s, int32_t e, const event *v) {
    if (v->stages > 1) {
        if (++s->stage[e] < v->stages) return RAN;
        s->stage[e] = 0;
    }
    if (!v->is_again) {
        s->is_done[e] = 1;
        s->hazard[e] = 0.0;
    }
    s->n_occurrences++;
    if (s->is_recorded && s->time < s->first_at[e]) s->first_at[e] = s->time;
    if (v->cap < 0 || s->value[v->variable] < v->cap) {
        s->value[v->variable]++;
        note_change(s, v->variable);
    }
    apply_effects(s, v->effect_begin, v->effect_end);
    return s->n_changed ? follow_changes(s) : RAN;
}

/* A candidate whose height is below the hazard as last known: it occurs, if that is still known. */
INLINE int try_candidate(engine *s, int32_t e, double height) {
    if (s->hazard[e] == UNKNOWN) {
        refresh_hazard(s, e);
        if (!(height < s->hazard[e])) return RAN;
    }
    if (s->hazard[e] > s->rate[e].most) return fault(s, BOUND, e, s->world);
    return pass_stage(s, e, &s->event[e]);
}

static int try_layered(engine *s, layered *l) {
    int32_t e = l->event, first = l->order[0];
    const event *v = &s->event[e];
    const layer *y = &l->layer[first];
    double height = y->u[y->lane] * l->span;
    int failed;
    if (++s->n_candidates > MAX_CANDIDATES) return fault(s, CANDIDATES, e, s->world);
    if (!s->is_done[e] && is_able(s, v)) {
        const rate *r = &s->rate[e];
        double hazard = (changing_hazard(s, v, r->base) * (double)multiplier_of(s, v) + r->surprise) * v->times;
        if (hazard > l->span * ROUNDING) return fault(s, BOUND, e, s->world);
        if (height < hazard && (failed = pass_stage(s, e, v))) return failed;
    }
    return RAN;
}

/* The next layered event, events in order at equal times; what was due at an instant now past is dropped. */
static layered *next_layered(engine *s) {
    layered *first = NULL;
    for (int32_t i = 0; i < s->n_layered; i++) {
        layered *l = &s->layered[i];
        while (l->at <= s->time) {
            advance_layer(s, l, l->order[0]);
            sink_first(l);
        }
        if (!first || l->at < first->at) first = l;
    }
    return first;
}

/* Lays the bounds of this world's main events end to end: reached[i] .. reached[i + 1] is main_event[i]'s. */
static void lay_table(engine *s) {
    int32_t n = 0;
    double total = 0.0;
    s->reached[0] = 0.0;
    for (int64_t e = 0; e < s->net->n_events; e++)
        if (s->rate[e].bound > 0.0 && s->event[e].per < 0) {
            total += s->rate[e].bound;
            s->main_event[n++] = (int32_t)e;
            s->reached[n] = total;
        }
    s->n_placed = n;
    s->total = total;
    if (n <= LINEAR_SEARCH) return;
    int32_t size = LINEAR_SEARCH, i = 0;
    while (size < (s->n_fixed_events || s->n_free_ranges ? 1 : 4) * n) size *= 2;
    s->n_guide = size;
    s->guide_scale = size / total * (1.0 - 0x1p-40);
    for (int32_t g = 0; g < size; g++) {
        while (s->reached[i + 1] * s->guide_scale < g) i++;
        s->guide[g] = i;
    }
}

static int set_bounds(engine *s) {
    int failed;
    if (!s->is_table_set) {
        for (int64_t e = 0; e < s->net->n_events; e++)
            if ((failed = set_rate(s, e, &s->rate[e]))) return failed;
    } else {
        for (int32_t i = 0; i < s->n_fixed_events; i++)
            if ((failed = set_rate(s, s->fixed_event[i], &s->rate[s->fixed_event[i]]))) return failed;
    }
    return RAN;
}

static void set_table(engine *s) {
    if (!s->is_table_set || s->n_fixed_events) lay_table(s);
    s->is_table_set = 1;
}

/* The next candidates of a world, in order: lanes lane .. LANES. */
typedef struct {
    double at[LANES + 1], height[LANES];
    int32_t event[LANES];
    int lane;
    uint32_t n;
    double scale, last;
} candidates;

static void draw_more(engine *s, candidates *c) {
    double wait[LANES], point[LANES];
    int32_t place[LANES];
    draw_candidates(s->seed, s->world, c->n, s->net->candidate_stream, c->scale, s->total, wait, point);
    c->n += LANES;
    c->lane = 0;
    if (s->n_placed <= LINEAR_SEARCH) {
        place_points(point, s->reached, s->n_placed, place);
    } else {
        for (int lane = 0; lane < LANES; lane++) {
            int32_t i = s->guide[(int32_t)(point[lane] * s->guide_scale)];
            while (point[lane] >= s->reached[i + 1]) i++;
            place[lane] = i;
        }
    }
    for (int lane = 0; lane < LANES; lane++) {
        c->last += wait[lane];
        c->at[lane] = c->last;
        c->height[lane] = point[lane] - s->reached[place[lane]];
        c->event[lane] = s->main_event[place[lane]];
    }
}

/* Tries the main candidates before `until`, in order; if `is_one`, until one of them has occurred, and returns
   whether it has in `*has_occurred`. Most are above the hazard last known, and are passed over. */
static int try_candidates(engine *s, candidates *c, double until, int is_one, int *has_occurred) {
    const double *hazard = s->hazard;
    int64_t n_before = s->n_occurrences;
    int failed;
    for (;;) {
        int end = LANES;
        while (end > c->lane && !(c->at[end - 1] < until)) end--;
        if (s->n_candidates + (end - c->lane) > MAX_CANDIDATES)
            end = c->lane + (int)(MAX_CANDIDATES - s->n_candidates);
        s->n_candidates += end - c->lane;
        for (int lane = c->lane; lane < end; lane++) {
            if (!(c->height[lane] < hazard[c->event[lane]])) continue;
            s->time = c->at[lane];
            if ((failed = try_candidate(s, c->event[lane], c->height[lane]))) return failed;
            if (is_one && s->n_occurrences > n_before) {
                s->n_candidates -= end - (lane + 1);
                c->lane = lane + 1;
                if (c->lane == LANES) draw_more(s, c);
                *has_occurred = 1;
                return RAN;
            }
        }
        c->lane = end;
        if (end < LANES) return c->at[end] < until ? fault(s, CANDIDATES, c->event[end], s->world) : RAN;
        draw_more(s, c);
    }
}

static int run_history(engine *s) {
    const network *net = s->net;
    int64_t place = 0;
    int failed;
    candidates c;
    s->time = 0.0;
    for (; place < net->n_scheduled && net->schedule_at[place] <= 0.0; place++)
        if ((failed = process_entry(s, place))) return failed;
    for (int32_t ask = 0; ask < net->n_asks; ask++) check_ask(s, ask);
    for (int32_t i = 0; i < s->n_layered; i++)
        if ((failed = start_layered(s, &s->layered[i]))) return failed;
    c.lane = LANES;
    c.n = 0;
    c.last = 0.0;
    c.at[LANES] = HUGE_VAL;
    if (s->total > 0.0) {
        c.scale = DAYS_PER_YEAR / s->total;
        draw_more(s, &c);
    }
    for (;;) {
        double scheduled_at = place < net->n_scheduled ? net->schedule_at[place] : HUGE_VAL;
        double until = scheduled_at < net->end_at ? scheduled_at : net->end_at;
        double at;
        for (;;) {
            layered *l = s->n_layered ? next_layered(s) : NULL;
            double limit = until;
            int has_occurred = 0;
            if (l && l->at < until) limit = from_bits(bits_of(l->at) + 1); /* the main one first at equal times */
            if (s->total > 0.0 && (failed = try_candidates(s, &c, limit, s->n_layered > 0, &has_occurred)))
                return failed;
            if (has_occurred) continue;
            at = l && l->at < c.at[c.lane] ? l->at : c.at[c.lane];
            if (!(at < until)) break;
            s->time = at;
            if ((failed = try_layered(s, l))) return failed;
        }
        if (scheduled_at > at || scheduled_at > net->end_at || scheduled_at == HUGE_VAL) return RAN;
        s->time = scheduled_at;
        if ((failed = process_entry(s, place++))) return failed;
    }
}

/* ---- evidence.py and world.py: what was observed, set, made and scaled ------------------------------------------- */

/* Networks with dated entries run by this section, and no others. Hazards are computed where they are needed. */
typedef struct { double hazard, since, integral, credited; int32_t record, event; } open_record;
typedef struct { double at; int32_t fact; } pending_fact;

/* What a world keeps beside its values while it waits in a slot; `epoch`: how often it was resampled. */
typedef struct {
    double log_weight, died_at, time, at[LANES], height[LANES];
    int64_t place, n_candidates, n_occurrences;
    int32_t event[LANES], lane, died_of, n_open, n_pending;
    uint32_t n, epoch;
} dated_state;

struct dated {
    dated_state now;
    double *checkpoint, *scale;
    uint8_t *is_frozen;
    open_record *open;
    pending_fact *pending;
    int32_t n_checkpoints;
};

static double log_of(double x) { return x >= 0x1p-1022 ? logarithm(x) : -HUGE_VAL; }

static void weigh(engine *s, double log_factor, int32_t fact) {
    dated_state *d = &s->dated->now;
    d->log_weight += log_factor;
    if (d->log_weight == -HUGE_VAL && d->died_of < 0) {
        d->died_of = fact;
        d->died_at = s->time;
    }
}

static double log_survival(int32_t left, double x) {
    double total = 1.0, term = 1.0;
    if (left == 1) return -x;
    for (int32_t j = 1; j < left; j++) {
        term = term * x / j;
        total += term;
    }
    return total < HUGE_VAL ? logarithm(total) - x : -HUGE_VAL;
}

static double log_density(int32_t left, double hazard, double x) {
    double term = hazard;
    for (int32_t j = 1; j < left; j++) term = term * x / j;
    return term < HUGE_VAL ? log_of(term) - x : -HUGE_VAL;
}

static int32_t stages_passed(int32_t left, double x, double u) {
    double total = 0.0, term = 1.0, reached = 0.0;
    for (int32_t j = 0; j < left; j++) {
        if (j) term = term * x / j;
        total += term;
    }
    double target = u * total;
    term = 1.0;
    for (int32_t j = 0; j < left; j++) {
        if (j) term = term * x / j;
        reached += term;
        if (target < reached) return j;
    }
    return left - 1;
}

/* The one draw of a stream in this world, by itself; `second`: its other half. */
static double luck_of(const engine *s, uint64_t stream, double *second) {
    double u[LANES], other[LANES];
    draw_coins(s->seed, s->world - s->world % LANES, stream, u, other);
    if (second) *second = other[s->world % LANES];
    return u[s->world % LANES];
}

static int hazard_now(engine *s, int32_t e, double *found) {
    const network *net = s->net;
    const rate *r = &s->rate[e];
    *found = 0.0;
    if (s->is_done[e] || !holds(s, net->event_able[e])) return RAN;
    double hazard = r->base, most = r->bound;
    for (int32_t f = net->event_factor_begin[e]; f < net->event_factor_begin[e + 1]; f++)
        if (!net->factor_is_fixed[f] && holds(s, net->factor_condition[f])) hazard *= s->range[net->factor_range[f]];
    if (net->event_per[e] >= 0) {
        int64_t multiplier = multiplier_of(s, &s->event[e]);
        hazard *= (double)multiplier;
        most *= power_of_two(n_layers_above(multiplier));
    }
    hazard += r->surprise;
    if (net->event_stages[e] > 1) hazard *= net->event_stages[e];
    hazard *= s->dated->scale[e];
    if (hazard > most * ROUNDING) return fault(s, BOUND, e, s->world);
    *found = hazard;
    return RAN;
}

static void note_dated_change(engine *s, int32_t variable) {
    if (s->variable_use[variable] & 3) s->changed[s->n_changed++] = variable;
}

static void apply_dated_effects(engine *s, int32_t begin, int32_t end) {
    const network *net = s->net;
    for (int32_t i = begin; i < end; i++) {
        int32_t variable = net->effect_variable[i], value = net->effect_value[i];
        if (s->dated->is_frozen[variable]) continue;
        if (net->effect_is_change[i]) {
            int64_t sum = (int64_t)s->value[variable] + value;
            value = sum < 0 ? 0 : sum > LARGEST_COUNT ? LARGEST_COUNT : (int32_t)sum;
        }
        if (value != s->value[variable]) {
            s->value[variable] = value;
            note_dated_change(s, variable);
        }
    }
}

static int occur(engine *s, int32_t e) {
    const event *v = &s->event[e];
    s->stage[e] = 0;
    s->is_done[e] = !v->is_again;
    s->dated->now.n_occurrences++;
    if (s->time < s->first_at[e]) s->first_at[e] = s->time;
    if (v->cap < 0 || s->value[v->variable] < v->cap) {
        s->value[v->variable]++;
        note_dated_change(s, v->variable);
    }
    apply_dated_effects(s, v->effect_begin, v->effect_end);
    return follow_changes(s);
}

static open_record *record_of(const engine *s, int32_t e) {
    for (int32_t i = 0; i < s->dated->now.n_open; i++)
        if (s->dated->open[i].event == e) return &s->dated->open[i];
    return NULL;
}

static void bring_up(const engine *s, open_record *r) {
    r->integral += r->hazard * (s->time - r->since);
    r->since = s->time;
}

static int follow_records(engine *s) {
    int failed;
    for (int32_t i = 0; i < s->dated->now.n_open; i++) {
        open_record *r = &s->dated->open[i];
        double hazard;
        if ((failed = hazard_now(s, r->event, &hazard))) return failed;
        if (hazard != r->hazard) {
            bring_up(s, r);
            r->hazard = hazard;
        }
    }
    return RAN;
}

static int restart_record(engine *s, open_record *r) {
    r->integral = r->credited = 0.0;
    r->since = s->time;
    return hazard_now(s, r->event, &r->hazard);
}

static void credit_record(engine *s, open_record *r) {
    bring_up(s, r);
    double survival = log_survival(s->net->event_stages[r->event] - s->stage[r->event], r->integral / DAYS_PER_YEAR);
    s->dated->now.log_weight += survival - r->credited;
    r->credited = survival;
}

static void credit_records(engine *s) {
    if (s->dated->now.log_weight > -HUGE_VAL)
        for (int32_t i = 0; i < s->dated->now.n_open; i++) credit_record(s, &s->dated->open[i]);
}

static void end_record(engine *s, int32_t index) {
    struct dated *d = s->dated;
    int32_t i = 0;
    while (d->open[i].record != index) i++;
    open_record r = d->open[i];
    credit_record(s, &r);
    d->now.n_open--;
    memmove(d->open + i, d->open + i + 1, (size_t)(d->now.n_open - i) * sizeof *d->open);
    int32_t left = s->net->event_stages[r.event] - s->stage[r.event];
    if (left > 1)
        s->stage[r.event] += stages_passed(left, r.integral / DAYS_PER_YEAR,
                                           luck_of(s, s->net->event_stream[r.event] + STAGE_STRIDE, NULL));
}

static void meet_sighting(engine *s, int32_t fact) {
    const network *net = s->net;
    for (int32_t i = net->fact_misread_begin[fact]; i < net->fact_misread_begin[fact + 1]; i++)
        if (s->value[net->fact_variable[fact]] == net->misread_value[i]) {
            weigh(s, log_of(s->range[net->misread_share[i]]), fact);
            return;
        }
    if (!holds(s, net->fact_condition[fact])) weigh(s, -HUGE_VAL, fact);
}

static int meet_occurrence(engine *s, int32_t fact) {
    int32_t e = s->net->fact_event[fact], left = s->net->event_stages[e] - s->stage[e];
    open_record *r = record_of(s, e);
    double hazard;
    int failed;
    if ((failed = hazard_now(s, e, &hazard))) return failed;
    hazard = hazard / DAYS_PER_YEAR;
    if (!r) {
        weigh(s, left == 1 ? log_of(hazard) : -HUGE_VAL, fact);
    } else {
        bring_up(s, r);
        weigh(s, log_density(left, hazard, r->integral / DAYS_PER_YEAR) - r->credited, fact);
    }
    if (s->dated->now.died_of >= 0) return RAN;
    if ((failed = occur(s, e))) return failed;
    return r ? restart_record(s, r) : RAN;
}

static int meet_fact(engine *s, int32_t fact) {
    const network *net = s->net;
    int failed;
    if (net->fact_kind[fact] == OCCURRENCE) {
        if ((failed = meet_occurrence(s, fact))) return failed;
        if (net->fact_condition[fact] != ALWAYS) meet_sighting(s, fact);
    } else if (net->fact_kind[fact] == SIGHTING) {
        meet_sighting(s, fact);
    } else if (holds(s, net->fact_condition[fact])) {
        weigh(s, log_of(s->range[net->fact_factor[fact]]), fact);
    }
    return RAN;
}

static int hold_dated_talk(engine *s, int32_t talk, int is_second_date) {
    const network *net = s->net;
    int is_seen = net->talk_seen_outcome[talk] >= 0;
    int32_t agreed, fact = (int32_t)net->n_facts + talk;
    double second, u = luck_of(s, net->talk_stream[talk], &second);
    if (is_second_date) {
        if (!s->is_postponed[talk]) return RAN;
    } else if (net->talk_postponed[talk] >= 0) {
        double chance = s->range[net->talk_postponed[talk]];
        s->is_postponed[talk] = is_seen ? net->talk_seen_is_postponed[talk] : second < chance;
        if (is_seen) weigh(s, log_of(s->is_postponed[talk] ? chance : 1.0 - chance), fact);
        if (s->is_postponed[talk]) return RAN;
    }
    agreed = agree(s, talk, u);
    if (agreed < 0) return fault(s, TALK_ODDS, talk, s->world);
    if (is_seen) {
        int32_t n = net->talk_outcome_begin[talk + 1] - net->talk_outcome_begin[talk];
        double chance = agreed == net->talk_seen_outcome[talk], total = 0.0;
        agreed = net->talk_seen_outcome[talk];
        if (net->talk_rule[talk] == 0 || net->talk_rule[talk] == 3) {
            for (int32_t i = 0; i < n; i++) total += s->share[i];
            chance = s->share[agreed] / total;
        }
        weigh(s, log_of(chance), fact);
    }
    int32_t outcome = net->talk_outcome_begin[talk] + agreed;
    s->value[net->talk_variable[talk]] = 1 + agreed;
    note_dated_change(s, net->talk_variable[talk]);
    apply_dated_effects(s, net->outcome_effect_begin[outcome], net->outcome_effect_begin[outcome + 1]);
    return follow_changes(s);
}

static int make_occur(engine *s, int32_t e) {
    open_record *r = record_of(s, e);
    int failed;
    if (s->is_done[e]) return RAN;
    if (r) credit_record(s, r);
    if ((failed = occur(s, e))) return failed;
    return r ? restart_record(s, r) : RAN;
}

static int set_variable(engine *s, int32_t variable, int32_t value) {
    if (s->value[variable] == value) return RAN;
    s->value[variable] = value;
    note_dated_change(s, variable);
    return follow_changes(s);
}

static int keep_dated_entry(engine *s, int32_t kind, int32_t index) {
    const network *net = s->net;
    struct dated *d = s->dated;
    switch (kind) {
    case ASK:
        if (!s->is_seen[index] && holds(s, net->ask_condition[index])) see(s, index);
        return RAN;
    case READ:
        s->read[index] = s->value[net->read_variable[index]];
        return RAN;
    case EDGE:
        return set_variable(s, (int32_t)net->calendar_variable, index);
    case TALK:
    case POSTPONED:
        return hold_dated_talk(s, index, kind == POSTPONED);
    case FIX:
        d->is_frozen[net->fixing_variable[index]] = 1;
        return set_variable(s, net->fixing_variable[index], net->fixing_value[index]);
    case MAKE:
        return make_occur(s, net->making_event[index]);
    case SCALE:
        d->scale[net->scaling_event[index]] = net->scaling_factor[index];
        return RAN;
    case RECORD_BEGIN: {
        open_record *r = &d->open[d->now.n_open++];
        r->record = index;
        r->event = net->record_event[index];
        return restart_record(s, r);
    }
    case RECORD_END:
        end_record(s, index);
        return RAN;
    default:
        if (!(net->fact_days[index] > 0.0)) return meet_fact(s, index);
        pending_fact *p = &d->pending[d->now.n_pending++];
        p->at = net->fact_at[index] + net->fact_days[index] * luck_of(s, net->fact_stream[index], NULL);
        p->fact = index;
        return RAN;
    }
}

static int keep_next_entry(engine *s) {
    int64_t place = s->dated->now.place++;
    int failed = keep_dated_entry(s, s->net->schedule_kind[place], s->net->schedule_index[place]);
    return failed ? failed : follow_records(s);
}

/* The first of the facts at instants drawn from windows, by instant and then by fact. */
static int32_t first_pending(const struct dated *d) {
    int32_t first = 0;
    for (int32_t i = 1; i < d->now.n_pending; i++)
        if (d->pending[i].at < d->pending[first].at ||
            (d->pending[i].at == d->pending[first].at && d->pending[i].fact < d->pending[first].fact))
            first = i;
    return first;
}

static int keep_pending(engine *s, int32_t which) {
    struct dated *d = s->dated;
    int32_t fact = d->pending[which].fact;
    int failed;
    d->now.n_pending--;
    memmove(d->pending + which, d->pending + which + 1, (size_t)(d->now.n_pending - which) * sizeof *d->pending);
    weigh(s, log_of(s->net->fact_days[fact]), fact);
    failed = meet_fact(s, fact);
    return failed ? failed : follow_records(s);
}

/* The next main candidates of this world and epoch, after `last`. */
static void draw_dated(engine *s, double last) {
    dated_state *d = &s->dated->now;
    double wait[LANES], point[LANES];
    uint64_t stream = s->net->candidate_stream + d->epoch * EPOCH_STRIDE;
    draw_candidates(s->seed, s->world, d->n, stream, DAYS_PER_YEAR / s->total, s->total, wait, point);
    d->n += LANES;
    d->lane = 0;
    for (int lane = 0; lane < LANES; lane++) {
        int32_t low = 0, high = s->n_placed - 1;
        while (low < high) { /* the last whose stretch begins at or below the point */
            int32_t middle = (low + high + 1) / 2;
            if (s->reached[middle] <= point[lane]) low = middle;
            else high = middle - 1;
        }
        d->at[lane] = last += wait[lane];
        d->event[lane] = s->main_event[low];
        d->height[lane] = point[lane] - s->reached[low];
    }
}

static void begin_candidates(engine *s) {
    s->dated->now.n = 0;
    s->dated->now.lane = 0;
    s->dated->now.at[0] = HUGE_VAL;
    if (s->total > 0.0) draw_dated(s, s->time);
}

static int try_dated(engine *s, int32_t e, double height) {
    double hazard;
    int failed;
    if (++s->dated->now.n_candidates > MAX_CANDIDATES) return fault(s, CANDIDATES, e, s->world);
    if ((failed = hazard_now(s, e, &hazard))) return failed;
    if (!(height < hazard) || record_of(s, e)) return RAN;
    if (++s->stage[e] >= s->event[e].stages && (failed = occur(s, e))) return failed;
    return follow_records(s);
}

static int run_dated(engine *s, double until) {
    const network *net = s->net;
    struct dated *d = s->dated;
    int failed = RAN;
    while (d->now.log_weight > -HUGE_VAL) {
        double scheduled_at = d->now.place < net->n_scheduled ? net->schedule_at[d->now.place] : HUGE_VAL;
        int32_t which = first_pending(d);
        double pending_at = d->now.n_pending ? d->pending[which].at : HUGE_VAL;
        layered *l = s->n_layered ? next_layered(s) : NULL;
        double layer_at = l ? l->at : HUGE_VAL, main_at = d->now.at[d->now.lane];
        double candidate_at = main_at <= layer_at ? main_at : layer_at;
        double next_at = scheduled_at <= pending_at ? scheduled_at : pending_at;
        next_at = next_at <= candidate_at ? next_at : candidate_at;
        if (next_at > until || next_at > net->end_at || next_at == HUGE_VAL) break;
        if (scheduled_at <= next_at) {
            s->time = scheduled_at;
            failed = keep_next_entry(s);
        } else if (pending_at <= next_at) {
            s->time = pending_at;
            failed = keep_pending(s, which);
        } else if (candidate_at < net->end_at) {
            s->time = candidate_at;
            if (main_at <= layer_at) {
                int32_t lane = d->now.lane++;
                int32_t e = d->now.event[lane];
                double height = d->now.height[lane];
                if (d->now.lane == LANES) draw_dated(s, candidate_at);
                failed = try_dated(s, e, height);
            } else {
                const layer *y = &l->layer[l->order[0]];
                failed = try_dated(s, l->event, y->u[y->lane] * l->span);
            }
        } else {
            break;
        }
        if (failed) return failed;
    }
    if (until < net->end_at) s->time = until;
    return RAN;
}

static int take_up_layers(engine *s) {
    int failed;
    for (int32_t i = 0; i < s->n_layered; i++)
        if ((failed = start_layered(s, &s->layered[i]))) return failed;
    return RAN;
}

/* Begins the world whose first values are drawn, and its bounds set. */
static int begin_dated(engine *s, double log_weight) {
    const network *net = s->net;
    struct dated *d = s->dated;
    int failed;
    memset(&d->now, 0, sizeof d->now);
    memset(s->is_done, 0, (size_t)net->n_events);
    memset(s->stage, 0, (size_t)net->n_events * sizeof(int32_t));
    memset(s->is_postponed, 0, (size_t)net->n_talks);
    memset(d->is_frozen, 0, (size_t)net->n_variables);
    for (int64_t e = 0; e < net->n_events; e++) {
        s->first_at[e] = HUGE_VAL;
        d->scale[e] = 1.0;
    }
    for (int32_t i = 0; i < s->n_layered; i++) s->layered[i].span = 0.0; /* not taken up yet */
    d->now.log_weight = log_weight;
    d->now.died_of = -1;
    s->time = 0.0;
    while (d->now.place < net->n_scheduled && net->schedule_at[d->now.place] <= 0.0 && d->now.log_weight > -HUGE_VAL)
        if ((failed = keep_next_entry(s))) return failed;
    for (int32_t ask = 0; ask < net->n_asks; ask++) check_ask(s, ask);
    begin_candidates(s);
    return RAN;
}

/* One world by itself, with its own weight. */
static int live_dated(engine *s) {
    struct dated *d = s->dated;
    int failed;
    if ((failed = begin_dated(s, 0.0)) || (failed = take_up_layers(s))) return failed;
    for (int32_t i = 0; i < d->n_checkpoints; i++) {
        if ((failed = run_dated(s, d->checkpoint[i]))) return failed;
        credit_records(s);
    }
    if ((failed = run_dated(s, HUGE_VAL))) return failed;
    s->n_candidates = d->now.n_candidates;
    s->n_occurrences = d->now.n_occurrences;
    s->weight = s->weight * exponential(d->now.log_weight);
    return RAN;
}

static void add_checkpoint(struct dated *d, double at) {
    int32_t i = d->n_checkpoints;
    at = at > 0.0 ? at : 0.0;
    while (i > 0 && d->checkpoint[i - 1] > at) i--;
    if (i > 0 && d->checkpoint[i - 1] == at) return;
    memmove(d->checkpoint + i + 1, d->checkpoint + i, (size_t)(d->n_checkpoints - i) * sizeof *d->checkpoint);
    d->checkpoint[i] = at;
    d->n_checkpoints++;
}

static void find_checkpoints(engine *s) {
    const network *net = s->net;
    for (int64_t f = 0; f < net->n_facts; f++) add_checkpoint(s->dated, net->fact_at[f] + net->fact_days[f]);
    for (int64_t r = 0; r < net->n_records; r++) add_checkpoint(s->dated, net->record_end_at[r]);
    for (int64_t i = 0; i < net->n_scheduled; i++)
        if ((net->schedule_kind[i] == TALK || net->schedule_kind[i] == POSTPONED) &&
            net->talk_seen_outcome[net->schedule_index[i]] >= 0)
            add_checkpoint(s->dated, net->schedule_at[i]);
}

/* Makes room for dated entries where the network has any. Returns 1 without memory. */
static int open_dated(engine *s) {
    const network *net = s->net;
    int is_dated = net->n_records || net->n_facts || net->n_fixings || net->n_makings || net->n_scalings;
    for (int64_t t = 0; t < net->n_talks; t++) is_dated |= net->talk_seen_outcome[t] >= 0;
    if (!is_dated) return 0;
    struct dated *d = s->dated = calloc(1, sizeof *s->dated);
    if (!d) return 1;
    size_t n_checkpoints = (size_t)(net->n_facts + net->n_records + 2 * net->n_talks + net->n_scheduled) + 1;
    d->checkpoint = calloc(n_checkpoints, sizeof *d->checkpoint);
    d->scale = calloc((size_t)net->n_events + 1, sizeof *d->scale);
    d->is_frozen = calloc((size_t)net->n_variables + 1, 1);
    d->open = calloc((size_t)net->n_records + 1, sizeof *d->open);
    d->pending = calloc((size_t)net->n_facts + 1, sizeof *d->pending);
    if (!d->checkpoint || !d->scale || !d->is_frozen || !d->open || !d->pending) return 1;
    find_checkpoints(s);
    return 0;
}

static void close_dated(engine *s) {
    struct dated *d = s->dated;
    if (!d) return;
    free(d->checkpoint);
    free(d->scale);
    free(d->is_frozen);
    free(d->open);
    free(d->pending);
    free(d);
}

/* ---- plain.py: worlds, groups, sums --------------------------------------------------------------------------- */

/* What a world starts from, and its bounds. */
static int start_world(engine *s, uint32_t world) {
    const network *net = s->net;
    s->world = world;
    s->n_candidates = s->n_occurrences = 0;
    if (s->is_recorded)
        for (int64_t e = 0; e < net->n_events; e++) s->first_at[e] = HUGE_VAL;
    s->weight = draw_first(s);
    if (s->weight == 0.0) return RAN;
    memset(s->is_done, 0, (size_t)net->n_events);
    for (int64_t e = 0; e < net->n_events; e++) s->hazard[e] = UNKNOWN;
    memset(s->stage, 0, (size_t)net->n_events * sizeof(int32_t));
    memset(s->is_postponed, 0, (size_t)net->n_talks);
    for (int32_t i = 0; i < s->n_layered; i++) s->layered[i].span = 0.0; /* not taken up yet */
    return set_bounds(s);
}

static int run_world(engine *s, uint32_t world) {
    int failed = start_world(s, world);
    if (failed || s->weight == 0.0) return failed;
    set_table(s);
    return s->dated ? live_dated(s) : run_history(s);
}

/* ---- records: what happened world by world (plain.py's WorldRecord), and the ranges of each group ---------------- */

typedef struct {
    double *weight;
    uint8_t *is_seen;
    int32_t *read;
    int64_t *count;
    double *seen_at;  /* by world and ask: infinite if never */
    int32_t *value;   /* by world and variable: at the end */
    double *first_at; /* by world and event: infinite if never */
    double *range_z;  /* by group and range: its normal score, NaN where it is fixed */
} record;

static void record_world(const engine *s, const record *out, int64_t at) {
    const network *net = s->net;
    out->weight[at] = s->weight;
    memcpy(out->is_seen + at * net->n_asks, s->is_seen, (size_t)net->n_asks);
    memcpy(out->read + at * net->n_reads, s->read, (size_t)net->n_reads * sizeof(int32_t));
    memcpy(out->value + at * net->n_variables, s->value, (size_t)net->n_variables * sizeof(int32_t));
    memcpy(out->first_at + at * net->n_events, s->first_at, (size_t)net->n_events * sizeof(double));
    double *seen_at = out->seen_at + at * net->n_asks;
    for (int64_t ask = 0; ask < net->n_asks; ask++) seen_at[ask] = s->is_seen[ask] ? s->seen_at[ask] : HUGE_VAL;
    out->count[2 * at] = s->n_candidates;
    out->count[2 * at + 1] = s->n_occurrences;
}

static void record_ranges(const engine *s, const record *out, int64_t group, int64_t at) {
    const network *net = s->net;
    double u[LANES], *range_z = out->range_z + at * net->n_ranges;
    for (int64_t r = 0; r < net->n_ranges; r++) range_z[r] = NAN;
    for (int32_t first = 0; first < s->n_free_ranges; first += LANES) {
        draw_streams(s->seed, (uint32_t)group, s->free_stream + first, u);
        for (int32_t i = 0; i < LANES && first + i < s->n_free_ranges; i++)
            range_z[s->free_range[first + i]] = normal_quantile(u[i]);
    }
}

static void draw_group_coins(engine *s, int64_t group) {
    const network *net = s->net;
    const uint64_t *stream[5] = {net->claim_stream, net->reason_stream, net->origin_stream, net->start_stream,
                                 net->talk_stream};
    int64_t n[5] = {net->n_claims, net->n_reasons, net->n_origins, net->n_starts, net->n_talks};
    int64_t which = 0;
    for (int kind = 0; kind < 5; kind++)
        for (int64_t i = 0; i < n[kind]; i++, which++)
            draw_coins(s->seed, (uint32_t)(group * GROUP), stream[kind][i], s->coin + which * LANES,
                       s->second + which * LANES);
}

static int begin_group(engine *s, int64_t group) {
    const network *net = s->net;
    int failed = draw_setting(s, group);
    if (failed) return failed;
    draw_group_coins(s, group);
    s->group_weight = s->group_own = 0.0;
    memset(s->group_seen, 0, (size_t)net->n_asks * sizeof(double));
    memset(s->group_squares, 0, (size_t)net->n_asks * sizeof(double));
    memset(s->joint, 0, (size_t)net->n_asks * sizeof(double));
    memset(s->joint_squares, 0, (size_t)net->n_asks * sizeof(double));
    return RAN;
}

/* Adds a world to its group's sums, and makes ready for the next one. */
static void add_world(engine *s, double *row) {
    const network *net = s->net;
    double own = s->weight * s->weight, *of_read = row + FIRST_ASK + PER_ASK * net->n_asks;
    s->group_weight += s->weight;
    s->group_own += own;
    for (int32_t i = 0; i < s->n_conditional; i++) {
        int32_t ask = s->conditional[i];
        if (s->is_seen[net->ask_given[ask]] && s->is_seen[ask] != net->ask_is_negated[ask]) {
            s->joint[i] += s->weight;
            s->joint_squares[i] += own;
        }
    }
    for (int32_t i = 0; i < s->n_seen; i++) {
        int32_t ask = s->seen[i];
        s->group_seen[ask] += s->weight;
        s->group_squares[ask] += own;
        s->is_seen[ask] = 0;
    }
    s->n_seen = 0;
    for (int64_t i = 0; i < net->n_reads; i++) {
        double x = s->read[i];
        of_read[PER_READ * i] += s->weight * x;
        of_read[PER_READ * i + 1] += s->weight * x * x;
        s->read[i] = 0;
    }
}

static void end_group(engine *s, double *row) {
    const network *net = s->net;
    double weight = s->group_weight;
    row[0] += weight;
    row[1] += weight * weight;
    row[2] += s->group_own;
    for (int64_t ask = 0, i = 0; ask < net->n_asks; ask++) {
        double hits = s->group_seen[ask], own = s->group_squares[ask], within = weight;
        if (net->ask_given[ask] >= 0) {
            hits = s->joint[i];
            own = s->joint_squares[i++];
            within = s->group_seen[net->ask_given[ask]];
        } else if (net->ask_is_negated[ask]) {
            hits = weight - hits;
            own = s->group_own - own;
        }
        double *of_ask = row + FIRST_ASK + PER_ASK * ask;
        of_ask[0] += hits;
        of_ask[1] += hits * hits;
        of_ask[2] += hits * within;
        of_ask[3] += own;
        s->hits[ask] = hits;
        s->within[ask] = within;
    }
}

static int run_group(engine *s, int64_t group, double *row, int64_t *count, record *out, int64_t first_world,
                     const volatile int32_t *stop) {
    int failed = begin_group(s, group);
    if (failed) return failed;
    if (out) record_ranges(s, out, group, group - first_world / GROUP);
    for (int64_t w = group * GROUP; w < (group + 1) * GROUP; w++) {
        if (*stop) return STOPPED;
        if ((failed = run_world(s, (uint32_t)w))) return failed;
        if (out) record_world(s, out, w - first_world);
        add_world(s, row);
        count[0] += s->n_candidates;
        count[1] += s->n_occurrences;
    }
    end_group(s, row);
    return RAN;
}

/* ---- common.py: several networks in common worlds ---------------------------------------------------------------- */

/* Gives each event the largest of its bounds in the networks in which this world counts. */
static void share_bounds(engine **each, int64_t n) {
    int64_t n_events = each[0]->net->n_events;
    for (int64_t e = 0; e < n_events; e++) {
        double most = 0.0;
        for (int64_t k = 0; k < n; k++)
            if (each[k]->weight > 0.0 && each[k]->rate[e].own > most) most = each[k]->rate[e].own;
        for (int64_t k = 0; k < n; k++) {
            rate *r = &each[k]->rate[e];
            if (each[k]->weight == 0.0) continue;
            if (r->own == 0.0) each[k]->is_done[e] = 1; /* it cannot occur here; elsewhere its bound says so */
            if (r->bound == most) continue;
            r->bound = most;
            r->most = most * ROUNDING;
        }
    }
}

static int run_common_world(engine **each, int64_t n, uint32_t world) {
    int failed;
    for (int64_t k = 0; k < n; k++)
        if ((failed = start_world(each[k], world))) return failed;
    share_bounds(each, n);
    for (int64_t k = 0; k < n; k++) {
        if (each[k]->weight == 0.0) continue;
        lay_table(each[k]);
        each[k]->is_table_set = 1;
        if ((failed = each[k]->dated ? live_dated(each[k]) : run_history(each[k]))) return failed;
    }
    return RAN;
}

/* The rows of the networks, each with its counts of candidates and occurrences; then for each network but the
   first, and each ask, five sums over groups: of H H', H W', W H', W W' (primed: of the first network), and how
   many groups differ. */
static int run_common_group(engine **each, int64_t n, int64_t group, double *row, const volatile int32_t *stop) {
    int failed;
    double *own = row;
    for (int64_t k = 0; k < n; k++)
        if ((failed = begin_group(each[k], group))) return failed;
    for (int64_t w = group * GROUP; w < (group + 1) * GROUP; w++) {
        if (*stop) return STOPPED;
        if ((failed = run_common_world(each, n, (uint32_t)w))) return failed;
        own = row;
        for (int64_t k = 0; k < n; k++) {
            add_world(each[k], own);
            own += FIRST_ASK + PER_ASK * each[k]->net->n_asks + PER_READ * each[k]->net->n_reads;
            *own++ += (double)each[k]->n_candidates;
            *own++ += (double)each[k]->n_occurrences;
        }
    }
    own = row;
    for (int64_t k = 0; k < n; k++) {
        end_group(each[k], own);
        own += FIRST_ASK + PER_ASK * each[k]->net->n_asks + PER_READ * each[k]->net->n_reads + 2;
    }
    for (int64_t k = 1; k < n; k++)
        for (int64_t ask = 0; ask < each[0]->net->n_asks; ask++, own += PER_DIFFERENCE) {
            double hits = each[k]->hits[ask], within = each[k]->within[ask];
            double first_hits = each[0]->hits[ask], first_within = each[0]->within[ask];
            own[0] += hits * first_hits;
            own[1] += hits * first_within;
            own[2] += within * first_hits;
            own[3] += within * first_within;
            own[4] += hits != first_hits || within != first_within;
        }
    return RAN;
}

static void make_ready(engine *s, uint64_t seed, int is_recorded) {
    s->seed = seed;
    s->is_set = 0;
    s->is_recorded = is_recorded;
    s->n_seen = s->n_changed = 0;
    s->fault[0] = 0;
    memset(s->is_seen, 0, (size_t)s->net->n_asks);
    memset(s->read, 0, (size_t)s->net->n_reads * sizeof(int32_t));
}

/* As casus_run, for several networks in common worlds: with the same events, and as many asks.
   fault_out[3] is the network in which the limit was met. */
EXPORT int casus_run_common(engine **each, int64_t n, uint64_t seed, int64_t first_group, int64_t n_groups,
                            int64_t groups_per_block, double *row, int64_t width, const volatile int32_t *stop,
                            volatile int64_t *progress, int64_t *fault_out) {
    for (int64_t k = 0; k < n; k++) make_ready(each[k], seed, 0);
    for (int64_t g = 0; g < n_groups; g++) {
        int failed = run_common_group(each, n, first_group + g, row + g / groups_per_block * width, stop);
        if (failed) {
            int64_t k = 0;
            while (k < n - 1 && !each[k]->fault[0]) k++;
            memcpy(fault_out, each[k]->fault, sizeof each[k]->fault);
            fault_out[3] = k;
            return failed;
        }
        *progress += GROUP;
    }
    return RAN;
}

/* ---- opening and closing ---------------------------------------------------------------------------------------- */

static factor make_factor(const engine *s, int32_t at) {
    factor made = {0, 0, UINT32_MAX, at == NEVER ? SINGLE_NOT : SINGLE};
    if (at < 0) return made;
    const test *t = &s->test[at];
    int is_single = t->then == ALWAYS && t->otherwise == NEVER, is_not = t->then == NEVER && t->otherwise == ALWAYS;
    made.variable = t->variable;
    made.low = t->low;
    made.span = t->span;
    made.condition = is_single ? SINGLE : is_not ? SINGLE_NOT : at;
    return made;
}

static void make_event(engine *s, int64_t e) {
    const network *net = s->net;
    event *v = &s->event[e];
    int has_fixed = net->event_able_is_fixed[e] && net->event_able[e] >= 0;
    v->able = make_factor(s, net->event_able_is_fixed[e] ? ALWAYS : net->event_able[e]);
    v->factor_begin = s->n_hot_factors;
    v->is_single = v->able.condition < 0;
    for (int32_t f = net->event_factor_begin[e]; f < net->event_factor_begin[e + 1]; f++) {
        if (net->factor_is_fixed[f]) {
            has_fixed = 1;
            continue;
        }
        s->factor[s->n_hot_factors] = make_factor(s, net->factor_condition[f]);
        if (s->factor[s->n_hot_factors].condition >= 0) v->is_single = 0;
        s->factor_source[s->n_hot_factors++] = f;
    }
    v->factor_end = s->n_hot_factors;
    v->effect_begin = net->event_effect_begin[e];
    v->effect_end = net->event_effect_begin[e + 1];
    v->variable = net->event_variable[e];
    v->cap = net->variable_cap[v->variable];
    v->stages = net->event_stages[e];
    v->times = net->event_stages[e];
    v->per = net->event_per[e];
    v->is_again = net->event_is_again[e];
    v->is_per_pairs = net->event_is_per_pairs[e];
    if (has_fixed) s->fixed_event[s->n_fixed_events++] = (int32_t)e;
    if (v->per >= 0) {
        s->layered[s->n_layered++].event = (int32_t)e;
        s->variable_use[v->per] |= 2;
    }
}

static void make_tests(engine *s) {
    const network *net = s->net;
    for (int64_t i = 0; i < net->n_tests; i++) {
        test *t = &s->test[i];
        int is_never = net->test_high[i] < net->test_low[i];
        t->variable = net->test_variable[i];
        t->low = (uint32_t)net->test_low[i];
        t->span = (uint32_t)net->test_high[i] - (uint32_t)net->test_low[i];
        t->then = is_never ? net->test_else[i] : net->test_then[i];
        t->otherwise = net->test_else[i];
    }
}

/* Writes which variables an event's hazard depends on to `found`, and returns how many; `seen` holds the last
   event for which a variable was found, and `met` that for which a test was met. */
static int32_t find_variables(const engine *s, int32_t e, int32_t *found, int32_t *seen, int32_t *met, int32_t *waiting) {
    const network *net = s->net;
    int32_t n = 0, n_waiting = 0;
    if (net->event_per[e] >= 0) return 0;
    for (int32_t f = s->event[e].factor_begin - 1; f < s->event[e].factor_end; f++) {
        int is_able = f < s->event[e].factor_begin;
        waiting[n_waiting++] = !is_able                       ? net->factor_condition[s->factor_source[f]]
                               : net->event_able_is_fixed[e] ? ALWAYS
                                                             : net->event_able[e];
        while (n_waiting) {
            int32_t at = waiting[--n_waiting];
            if (at < 0 || met[at] == e) continue;
            met[at] = e;
            if (seen[s->test[at].variable] != e) {
                seen[s->test[at].variable] = e;
                found[n++] = s->test[at].variable;
            }
            waiting[n_waiting++] = s->test[at].then;
            waiting[n_waiting++] = s->test[at].otherwise;
        }
    }
    return n;
}

/* Lays out, for each variable, the events whose hazard depends on it. Returns 1 without memory. */
static int find_dependents(engine *s) {
    const network *net = s->net;
    int32_t n_events = (int32_t)net->n_events;
    int32_t *seen = malloc(((size_t)net->n_variables + 1) * sizeof(int32_t));
    int32_t *found = malloc(((size_t)net->n_variables + 1) * sizeof(int32_t));
    int32_t *met = malloc(((size_t)net->n_tests + 1) * sizeof(int32_t));
    int32_t *waiting = malloc((2 * (size_t)net->n_tests + 4) * sizeof(int32_t));
    int is_short = !seen || !found || !met || !waiting;
    for (int pass = 0; pass < 2 && !is_short; pass++) {
        for (int64_t v = 0; v < net->n_variables; v++) seen[v] = -1;
        for (int64_t t = 0; t < net->n_tests; t++) met[t] = -1;
        for (int32_t e = 0; e < n_events; e++) {
            int32_t n = find_variables(s, e, found, seen, met, waiting);
            for (int32_t i = 0; i < n; i++) {
                if (pass == 0) s->dependent_begin[found[i] + 1]++;
                else s->dependent[s->dependent_begin[found[i]]++] = e;
            }
        }
        if (pass == 0) {
            for (int64_t v = 0; v < net->n_variables; v++) s->dependent_begin[v + 1] += s->dependent_begin[v];
            s->dependent = malloc(((size_t)s->dependent_begin[net->n_variables] + 1) * sizeof(int32_t));
            is_short = !s->dependent;
        } else {
            for (int64_t v = net->n_variables; v > 0; v--) s->dependent_begin[v] = s->dependent_begin[v - 1];
            s->dependent_begin[0] = 0;
        }
    }
    free(seen);
    free(found);
    free(met);
    free(waiting);
    if (is_short) return 1;
    for (int64_t v = 0; v < net->n_variables; v++)
        if (s->dependent_begin[v + 1] > s->dependent_begin[v]) s->variable_use[v] |= 4;
    return 0;
}

EXPORT void casus_close(engine *s) {
    if (!s) return;
    close_dated(s);
    void *room[] = {s->test, s->event, s->factor, s->factor_source, s->fixed_event, s->free_range, s->free_stream,
                    s->variable_use, s->range, s->rise, s->pair, s->group_rate, s->coin, s->second, s->group_seen,
                    s->group_squares, s->joint, s->joint_squares, s->conditional, s->value, s->rate, s->hazard,
                    s->dependent_begin, s->dependent, s->is_done, s->is_postponed, s->is_seen, s->stage, s->seen,
                    s->read, s->changed, s->layered, s->share, s->ballot, s->reached, s->main_event, s->guide,
                    s->seen_at, s->first_at, s->hits, s->within};
    for (size_t i = 0; i < sizeof room / sizeof *room; i++) free(room[i]);
    free(s);
}

static int allocate(engine *s) {
    const network *net = s->net;
    int is_short = 0;
    int64_t n_coins = net->n_claims + net->n_reasons + net->n_origins + net->n_starts + net->n_talks, n_per = 0;
    for (int64_t e = 0; e < net->n_events; e++) n_per += net->event_per[e] >= 0;
#define ROOM(name, n) is_short |= !(s->name = calloc((size_t)(n) + LANES, sizeof *s->name))
    ROOM(test, net->n_tests);
    ROOM(event, net->n_events);
    ROOM(factor, net->n_factors);
    ROOM(factor_source, net->n_factors);
    ROOM(fixed_event, net->n_events);
    ROOM(free_range, net->n_ranges);
    ROOM(free_stream, net->n_ranges);
    ROOM(variable_use, net->n_variables);
    ROOM(range, net->n_ranges);
    ROOM(rise, net->n_events);
    ROOM(pair, 2 * net->n_factors);
    ROOM(group_rate, net->n_events);
    ROOM(coin, n_coins * LANES);
    ROOM(second, n_coins * LANES);
    ROOM(group_seen, net->n_asks);
    ROOM(group_squares, net->n_asks);
    ROOM(hits, net->n_asks);
    ROOM(within, net->n_asks);
    ROOM(joint, net->n_asks);
    ROOM(joint_squares, net->n_asks);
    ROOM(conditional, net->n_asks);
    ROOM(value, net->n_variables);
    ROOM(rate, net->n_events);
    ROOM(hazard, net->n_events);
    ROOM(dependent_begin, net->n_variables);
    ROOM(is_done, net->n_events);
    ROOM(is_postponed, net->n_talks);
    ROOM(is_seen, net->n_asks);
    ROOM(stage, net->n_events);
    ROOM(seen, net->n_asks);
    ROOM(read, net->n_reads);
    ROOM(changed, net->n_effects);
    ROOM(share, net->n_outcomes);
    int64_t most = 0;
    for (int64_t talk = 0; talk < net->n_talks; talk++) {
        int64_t n = net->talk_rule[talk] == 3 ? net->talk_outcome_begin[talk + 1] - net->talk_outcome_begin[talk] : 0;
        most = n > most ? n : most;
    }
    ROOM(ballot, 3 * most * most);
    ROOM(seen_at, net->n_asks);
    ROOM(first_at, net->n_events);
    ROOM(reached, net->n_events);
    ROOM(main_event, net->n_events);
    ROOM(guide, 8 * net->n_events + 2 * LINEAR_SEARCH);
#undef ROOM
    if (n_per) is_short |= !(s->layered = calloc((size_t)n_per, sizeof *s->layered));
    return is_short;
}

/* Returns an engine for the network, which must outlive it; NULL without memory. One thread at a time. */
EXPORT engine *casus_open(const network *net) {
    engine *s = calloc(1, sizeof *s);
    if (!s) return NULL;
    s->net = net;
    if (allocate(s)) {
        casus_close(s);
        return NULL;
    }
    make_tests(s);
    for (int64_t e = 0; e < net->n_events; e++) make_event(s, e);
    if (find_dependents(s) || open_dated(s)) {
        casus_close(s);
        return NULL;
    }
    for (int64_t r = 0; r < net->n_ranges; r++)
        if (net->range_kind[r] != 0) {
            s->free_stream[s->n_free_ranges] = net->range_stream[r];
            s->free_range[s->n_free_ranges++] = (int32_t)r;
        }
    for (int64_t v = 0; v < net->n_variables; v++)
        if (net->watch_begin[v + 1] > net->watch_begin[v]) s->variable_use[v] |= 1;
    for (int64_t ask = 0; ask < net->n_asks; ask++)
        if (net->ask_given[ask] >= 0) s->conditional[s->n_conditional++] = (int32_t)ask;
    s->first_reason = (int32_t)net->n_claims;
    s->first_origin = s->first_reason + (int32_t)net->n_reasons;
    s->first_start = s->first_origin + (int32_t)net->n_origins;
    s->first_talk = s->first_start + (int32_t)net->n_starts;
    return s;
}

/* Runs groups first_group .. first_group + n_groups and adds to one row and two counts for every block of
   groups_per_block (rows and counts come zeroed). Returns RAN, STOPPED, LIMIT (then `fault` says which) or
   NO_MEMORY. `stop` is looked at between worlds, `progress` counts worlds; `out` may be NULL. */
EXPORT int casus_run(engine *s, uint64_t seed, int64_t first_group, int64_t n_groups, int64_t groups_per_block,
                     double *row, int64_t *count, const volatile int32_t *stop, volatile int64_t *progress, record *out,
                     int64_t *fault_out) {
    const network *net = s->net;
    int64_t width = FIRST_ASK + PER_ASK * net->n_asks + PER_READ * net->n_reads;
    make_ready(s, seed, out != NULL);
    for (int64_t g = 0; g < n_groups; g++) {
        int64_t block = g / groups_per_block;
        int failed = run_group(s, first_group + g, row + block * width, count + 2 * block, out,
                               first_group * GROUP, stop);
        if (failed) {
            memcpy(fault_out, s->fault, sizeof s->fault);
            return failed;
        }
        *progress += GROUP;
    }
    return RAN;
}

/* ---- particles.py: blocks of weighted worlds ------------------------------------------------------------------------ */

/* The sums of a block, written in place: see Block in particles.py. The last three may be NULL: of each slot,
   its world at the start, its weight, and its line of ancestors. */
typedef struct {
    double *weight, *hits, *own_hits, *reads, *own, *log_scale, *died_at;
    int64_t *count; /* consistent worlds, candidates, occurrences, resamplings, the fact that was not met */
    int32_t *root;
    double *slot_weight;
    int32_t *line; /* by checkpoint and slot: the slot that it goes on from; -1 first where none was resampled */
} block_sums;

typedef struct { char *from; size_t n_bytes; } piece;
enum { N_PIECES = 13 };

/* What makes up a world that waits in a slot: its room in the engine, piece by piece. */
static size_t find_pieces(const engine *s, piece *p) {
    const network *net = s->net;
    size_t n_values = (size_t)net->n_variables * sizeof(int32_t), n_events = (size_t)net->n_events, total = 0;
    piece all[N_PIECES] = {
        {(char *)&s->dated->now, sizeof s->dated->now},
        {(char *)s->value, n_values},
        {(char *)s->is_done, n_events},
        {(char *)s->stage, n_events * sizeof(int32_t)},
        {(char *)s->first_at, n_events * sizeof(double)},
        {(char *)s->is_postponed, (size_t)net->n_talks},
        {(char *)s->is_seen, (size_t)net->n_asks},
        {(char *)s->seen_at, (size_t)net->n_asks * sizeof(double)},
        {(char *)s->read, (size_t)net->n_reads * sizeof(int32_t)},
        {(char *)s->dated->scale, n_events * sizeof(double)},
        {(char *)s->dated->is_frozen, (size_t)net->n_variables},
        {(char *)s->dated->open, (size_t)net->n_records * sizeof(open_record)},
        {(char *)s->dated->pending, (size_t)net->n_facts * sizeof(pending_fact)},
    };
    for (int i = 0; i < N_PIECES; i++) {
        p[i] = all[i];
        total += all[i].n_bytes;
    }
    return (total + 63) / 64 * 64;
}

typedef struct {
    piece piece[N_PIECES];
    size_t n_bytes;
    char *slot, *other;        /* the waiting worlds, and room for as many */
    int32_t *root, *chosen, *other_root;
    double *weight, *of_root;
    int64_t n_slots, first_world, first_group, ranges_of, group; /* `group`: whose ranges the engine has */
    uint32_t epoch;
} block;

static void save_slot(const block *b, int64_t i) {
    char *to = b->slot + (size_t)i * b->n_bytes;
    for (int p = 0; p < N_PIECES; p++) {
        memcpy(to, b->piece[p].from, b->piece[p].n_bytes);
        to += b->piece[p].n_bytes;
    }
}

static dated_state *state_of(const block *b, int64_t i) { return (dated_state *)(b->slot + (size_t)i * b->n_bytes); }

static int take_ranges(engine *s, block *b, int64_t group) {
    if (b->group == group) return RAN;
    b->group = group;
    return draw_setting(s, group);
}

/* Takes the world in a slot up again, with what follows from its ranges and claims. */
static int load_slot(engine *s, block *b, int64_t i) {
    const char *from = b->slot + (size_t)i * b->n_bytes;
    int failed;
    for (int p = 0; p < N_PIECES; p++) {
        memcpy(b->piece[p].from, from, b->piece[p].n_bytes);
        from += b->piece[p].n_bytes;
    }
    s->world = (uint32_t)(b->first_world + i);
    s->time = s->dated->now.time;
    s->n_seen = s->n_changed = 0;
    if (!(s->dated->now.log_weight > -HUGE_VAL)) return RAN;
    if ((failed = take_ranges(s, b, b->ranges_of < 0 ? b->first_group + b->root[i] / GROUP : b->ranges_of)))
        return failed;
    if ((failed = set_bounds(s))) return failed;
    set_table(s);
    if (s->dated->now.epoch != b->epoch) { /* resampled since it was saved: its own luck from here on */
        s->dated->now.epoch = b->epoch;
        begin_candidates(s);
    }
    return take_up_layers(s);
}

static int begin_block(engine *s, block *b, block_sums *out, const volatile int32_t *stop) {
    const network *net = s->net;
    int failed;
    for (int64_t i = 0; i < b->n_slots; i++) {
        int64_t group = b->first_group + i / GROUP;
        if (*stop) return STOPPED;
        if (i % GROUP == 0) {
            if ((failed = take_ranges(s, b, b->ranges_of < 0 ? group : b->ranges_of))) return failed;
            draw_group_coins(s, group);
        }
        s->world = (uint32_t)(b->first_world + i);
        s->n_seen = s->n_changed = 0;
        memset(s->is_seen, 0, (size_t)net->n_asks);
        memset(s->read, 0, (size_t)net->n_reads * sizeof(int32_t));
        double weight = draw_first(s);
        int is_excluded = 0;
        for (int64_t x = 0; x < net->n_exclusions && !is_excluded; x++) is_excluded = holds(s, net->exclusion[x]);
        out->count[0] += !is_excluded;
        if (weight > 0.0) {
            if ((failed = set_bounds(s))) return failed;
            set_table(s);
            if ((failed = begin_dated(s, log_of(weight)))) return failed;
        } else {
            memset(&s->dated->now, 0, sizeof s->dated->now);
            s->dated->now.log_weight = -HUGE_VAL;
            s->dated->now.died_of = -1;
        }
        b->root[i] = (int32_t)i;
        s->dated->now.time = s->time;
        save_slot(b, i);
    }
    return RAN;
}

/* The weights of all slots in units of the largest; returns its logarithm. */
static double weigh_slots(block *b) {
    double most = -HUGE_VAL;
    for (int64_t i = 0; i < b->n_slots; i++) most = state_of(b, i)->log_weight > most ? state_of(b, i)->log_weight : most;
    for (int64_t i = 0; i < b->n_slots; i++)
        b->weight[i] = most == -HUGE_VAL ? 0.0 : exponential(state_of(b, i)->log_weight - most);
    return most;
}

static void add_work(block *b, block_sums *out) {
    for (int64_t i = 0; i < b->n_slots; i++) {
        out->count[1] += state_of(b, i)->n_candidates;
        out->count[2] += state_of(b, i)->n_occurrences;
    }
}

static void choose_ancestors(block *b, double total, double u) {
    int64_t n = 0, last = 0;
    double reached = 0.0;
    for (int64_t i = 0; i < b->n_slots; i++) {
        reached += b->weight[i];
        if (b->weight[i] > 0.0) last = i;
        while (n < b->n_slots && ((double)n + u) * total < reached * (double)b->n_slots) b->chosen[n++] = (int32_t)i;
    }
    while (n < b->n_slots) b->chosen[n++] = (int32_t)last;
}

static void resample(engine *s, block *b, block_sums *out, double instant) {
    double most = weigh_slots(b), total = 0.0, squares = 0.0;
    double n_slots = (double)b->n_slots;
    for (int64_t i = 0; i < b->n_slots; i++) {
        total += b->weight[i];
        squares += b->weight[i] * b->weight[i];
    }
    if (!(2.0 * (total * total) < n_slots * squares)) return;
    add_work(b, out);
    out->count[3]++;
    *out->log_scale += most + logarithm(total / n_slots);
    uint32_t n = (uint32_t)out->count[3];
    uint32_t c0[LANES] = {(uint32_t)b->first_world}, c1[LANES] = {n}, c2[LANES] = {(uint32_t)RESAMPLING_STREAM},
             c3[LANES] = {(uint32_t)(RESAMPLING_STREAM >> 32)};
    philox_lanes(c0, c1, c2, c3, (uint32_t)s->seed, (uint32_t)(s->seed >> 32));
    choose_ancestors(b, total, fraction(c0[0], c1[0]));
    for (int64_t i = 0; i < b->n_slots; i++) {
        char *to = b->other + (size_t)i * b->n_bytes;
        memcpy(to, b->slot + (size_t)b->chosen[i] * b->n_bytes, b->n_bytes);
        dated_state *d = (dated_state *)to;
        d->n_candidates = d->n_occurrences = 0;
        d->log_weight = 0.0;
        d->time = instant;
        b->other_root[i] = b->root[b->chosen[i]];
    }
    char *slot = b->slot;
    b->slot = b->other;
    b->other = slot;
    int32_t *root = b->root;
    b->root = b->other_root;
    b->other_root = root;
    b->epoch++;
}

static int run_slots(engine *s, block *b, double until, const record *out, const volatile int32_t *stop) {
    int failed;
    for (int64_t i = 0; i < b->n_slots; i++) {
        if (*stop) return STOPPED;
        if ((failed = load_slot(s, b, i)) || (failed = run_dated(s, until))) return failed;
        if (until < HUGE_VAL) credit_records(s);
        s->dated->now.time = s->time;
        save_slot(b, i);
        if (out) {
            s->n_candidates = s->dated->now.n_candidates;
            s->n_occurrences = s->dated->now.n_occurrences;
            record_world(s, out, i);
        }
    }
    return RAN;
}

static void add_slot(const engine *s, const block *b, block_sums *out, int64_t i) {
    const network *net = s->net;
    const char *at = b->slot + (size_t)i * b->n_bytes;
    const uint8_t *is_seen = NULL;
    const int32_t *read = NULL;
    double w = b->weight[i];
    int64_t group = b->root[i] / GROUP;
    for (int p = 0; p < N_PIECES; p++) {
        if (b->piece[p].from == (char *)s->is_seen) is_seen = (const uint8_t *)at;
        if (b->piece[p].from == (char *)s->read) read = (const int32_t *)at;
        at += b->piece[p].n_bytes;
    }
    out->weight[group] += w;
    for (int64_t ask = 0; ask < net->n_asks; ask++) {
        int32_t given = net->ask_given[ask];
        if (is_seen[ask] != net->ask_is_negated[ask] && (given < 0 || is_seen[given])) {
            out->hits[net->n_asks * group + ask] += w;
            out->own_hits[ask] += w * w;
        }
    }
    for (int64_t r = 0; r < net->n_reads; r++) {
        int32_t value;
        memcpy(&value, read + r, sizeof value);
        double x = value;
        out->reads[PER_READ * r] += w * x;
        out->reads[PER_READ * r + 1] += w * x * x;
    }
}

static void add_slots(const engine *s, block *b, block_sums *out) {
    double most = weigh_slots(b);
    int64_t last = 0;
    for (int64_t i = 1; i < b->n_slots; i++) {
        const dated_state *d = state_of(b, i), *e = state_of(b, last);
        if (d->died_at > e->died_at || (d->died_at == e->died_at && d->died_of > e->died_of)) last = i;
    }
    if (most == -HUGE_VAL) {
        out->count[4] = state_of(b, last)->died_of;
        *out->died_at = state_of(b, last)->died_at;
    }
    *out->log_scale += most;
    for (int64_t i = 0; i < b->n_slots; i++) {
        if (b->weight[i] > 0.0) add_slot(s, b, out, i);
        b->of_root[b->root[i]] += b->weight[i];
    }
    for (int64_t i = 0; i < b->n_slots; i++) *out->own += b->of_root[i] * b->of_root[i];
    if (out->root) memcpy(out->root, b->root, (size_t)b->n_slots * sizeof *out->root);
    if (out->slot_weight) memcpy(out->slot_weight, b->weight, (size_t)b->n_slots * sizeof *out->slot_weight);
}

static int run_block(engine *s, block *b, block_sums *out, record *each, int is_resampled, const volatile int32_t *stop) {
    int failed;
    if ((failed = begin_block(s, b, out, stop))) return failed;
    for (int32_t i = 0; i < s->dated->n_checkpoints; i++) {
        if ((failed = run_slots(s, b, s->dated->checkpoint[i], NULL, stop))) return failed;
        int64_t n_before = out->count[3];
        if (is_resampled) resample(s, b, out, s->dated->checkpoint[i]);
        if (!out->line) continue;
        int32_t *line = out->line + i * b->n_slots;
        if (out->count[3] > n_before) memcpy(line, b->chosen, (size_t)b->n_slots * sizeof *line);
        else line[0] = -1;
    }
    for (int64_t g = 0; each && g < b->n_slots / GROUP; g++) record_ranges(s, each, b->first_group + g, g);
    if ((failed = run_slots(s, b, HUGE_VAL, each, stop))) return failed;
    add_work(b, out);
    add_slots(s, b, out);
    return RAN;
}

/* Runs one block of weighted worlds of a network with dated entries; `out` comes zeroed, and died_of as -1. Returns
   as casus_run does. `ranges_of`: the group whose ranges all take, -1: each its own. `each` may be NULL. */
EXPORT int casus_run_block(engine *s, uint64_t seed, int64_t first_group, int64_t n_groups, int64_t ranges_of,
                           int is_resampled, const volatile int32_t *stop, block_sums *out, record *each,
                           int64_t *fault_out) {
    block b = {.n_slots = n_groups * GROUP, .first_world = first_group * GROUP, .first_group = first_group,
               .ranges_of = ranges_of, .group = -1};
    size_t n_slots = (size_t)b.n_slots;
    int ended = NO_MEMORY;
    s->seed = seed;
    s->is_set = 0;
    b.n_bytes = find_pieces(s, b.piece);
    b.slot = calloc(n_slots, b.n_bytes);
    b.other = calloc(n_slots, b.n_bytes);
    b.root = calloc(3 * n_slots, sizeof *b.root);
    b.weight = calloc(2 * n_slots, sizeof *b.weight);
    int32_t *roots = b.root;
    if (b.slot && b.other && b.root && b.weight) {
        b.chosen = b.root + n_slots;
        b.other_root = b.root + 2 * n_slots;
        b.of_root = b.weight + n_slots;
        ended = run_block(s, &b, out, each, is_resampled, stop);
        if (ended == LIMIT) memcpy(fault_out, s->fault, sizeof s->fault);
    }
    s->n_seen = s->n_changed = 0;
    memset(s->is_seen, 0, (size_t)s->net->n_asks);
    free(b.slot);
    free(b.other);
    free(roots);
    free(b.weight);
    return ended;
}

/* Adds rows to `total`, one after another. */
EXPORT void casus_add(double *total, const double *row, int64_t n_rows, int64_t width) {
    for (int64_t r = 0; r < n_rows; r++)
        for (int64_t i = 0; i < width; i++) total[i] += row[r * width + i];
}

/* For tests: the size of the network's form, and the arithmetic, value by value. */
EXPORT int64_t casus_size_of_network(void) { return (int64_t)sizeof(network); }

EXPORT void casus_try(int which, const double *x, double *y, int64_t n) {
    for (int64_t i = 0; i < n; i++)
        y[i] = which == 0   ? logarithm(x[i])
               : which == 1 ? exponential(x[i])
               : which == 2 ? normal_quantile(x[i])
                            : power_of_two_above(x[i]);
}

/* No module: the file is loaded with ctypes. This name is there for build tools that ask for it. */
EXPORT void *PyInit__kernel(void) { return NULL; }
