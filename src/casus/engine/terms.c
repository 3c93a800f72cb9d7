/* The inner loop of the exact engine: the sum of the terms of a Poisson mixture, for one block of lanes.
 *
 * A lane is one combination of claims in one setting of the ranges. Numbers of a state are laid out
 * (state, column, lane), lanes side by side. One term goes from v to P v:
 *
 *     after[s][c] = stay[s] v[s][c] + sum over jumps j of s: coef[j] v[target j][c]
 *                 + sum over gains g of s into c: coef[g] v[target g][from g]
 *
 * and then what is settled: after[s][c] is that of another column of the same state, or stays as it was.
 * exact_terms.py has the same in numpy, which is the definition. Products and sums are rounded one by one.
 */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__GNUC__)
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__gnu_linux__)
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDE
#endif

struct terms {
    int64_t n_states, n_columns, n_used, n_lanes, first, last, steps_per_check;
    const int32_t *jump_begin, *jump_target, *jump_coef, *stay_of;
    const int32_t *gain_begin, *gain_column, *gain_from, *gain_target, *gain_coef;
    const int32_t *hold_begin, *hold_column, *hold_from, *hold_mask;
    const double *coef, *stay;
    const uint32_t *mask;
    const double *weight; /* of the terms first .. last */
    double allowed;
    double *value; /* in and out */
    double error;  /* out: by how much the sum is off, where it was ended early */
};

INLINE void step_state(const struct terms *t, const int64_t s, const int lanes, const double *restrict v,
                       double *restrict after)
{
    const int64_t columns = t->n_columns, used = t->n_used;
    const int32_t begin = t->jump_begin[s], end = t->jump_begin[s + 1];
    const double *stay = t->stay + (int64_t)t->stay_of[s] * lanes;
    for (int64_t c = 0; c < used; c++) {
        double sum[16];
        const double *own = v + (s * columns + c) * lanes;
        for (int l = 0; l < lanes; l++) sum[l] = stay[l] * own[l];
        for (int32_t j = begin; j < end; j++) {
            const double *of = v + ((int64_t)t->jump_target[j] * columns + c) * lanes;
            const double *coef = t->coef + (int64_t)t->jump_coef[j] * lanes;
            for (int l = 0; l < lanes; l++) sum[l] += coef[l] * of[l];
        }
        double *to = after + (s * columns + c) * lanes;
        for (int l = 0; l < lanes; l++) to[l] = sum[l];
    }
}

/* one lane: columns side by side instead */
INLINE void step_state_alone(const struct terms *t, const int64_t s, const double *restrict v,
                             double *restrict after)
{
    const int64_t columns = t->n_columns, used = t->n_used;
    const double stay = t->stay[t->stay_of[s]];
    double *to = after + s * columns;
    for (int64_t c = 0; c < used; c++) to[c] = stay * v[s * columns + c];
    for (int32_t j = t->jump_begin[s]; j < t->jump_begin[s + 1]; j++) {
        const double coef = t->coef[t->jump_coef[j]];
        const double *of = v + (int64_t)t->jump_target[j] * columns;
        for (int64_t c = 0; c < used; c++) to[c] += coef * of[c];
    }
}

INLINE void settle_state(const struct terms *t, const int64_t s, const int lanes, const double *restrict v,
                         double *restrict after)
{
    const int64_t columns = t->n_columns;
    for (int32_t g = t->gain_begin[s]; g < t->gain_begin[s + 1]; g++) {
        double *to = after + (s * columns + t->gain_column[g]) * lanes;
        const double *of = v + ((int64_t)t->gain_target[g] * columns + t->gain_from[g]) * lanes;
        const double *coef = t->coef + (int64_t)t->gain_coef[g] * lanes;
        for (int l = 0; l < lanes; l++) to[l] += coef[l] * of[l];
    }
    for (int32_t h = t->hold_begin[s]; h < t->hold_begin[s + 1]; h++) {
        const int64_t column = t->hold_column[h], from = t->hold_from[h];
        double *to = after + (s * columns + column) * lanes;
        const double *of = from < 0 ? v + (s * columns + column) * lanes : after + (s * columns + from) * lanes;
        const uint32_t mask = t->mask[t->hold_mask[h]];
        for (int l = 0; l < lanes; l++)
            if (mask >> l & 1) to[l] = of[l];
    }
}

INLINE void run(struct terms *t, const int lanes, double *one, double *two, double *sum)
{
    const int64_t width = t->n_columns * lanes, used = t->n_used * lanes;
    double *v = one, *after = two;
    double rest = 1.0;
    for (int64_t term = 0; term <= t->last; term++) {
        const double weight = term >= t->first ? t->weight[term - t->first] : 0.0;
        rest -= weight;
        if (term == t->last) {
            for (int64_t s = 0; s < t->n_states; s++)
                for (int64_t i = s * width; i < s * width + used; i++) sum[i] += weight * v[i];
            break;
        }
        for (int64_t s = 0; s < t->n_states; s++) {
            if (weight != 0.0)
                for (int64_t i = s * width; i < s * width + used; i++) sum[i] += weight * v[i];
            if (lanes == 1)
                step_state_alone(t, s, v, after);
            else
                step_state(t, s, lanes, v, after);
            settle_state(t, s, lanes, v, after);
        }
        if (term % t->steps_per_check == t->steps_per_check - 1) {
            double step = 0.0;
            for (int64_t s = 0; s < t->n_states; s++)
                for (int64_t i = s * width; i < s * width + used; i++) {
                    const double change = after[i] > v[i] ? after[i] - v[i] : v[i] - after[i];
                    step = change > step ? change : step;
                }
            /* P is a mean: no later term differs from this one by more than (terms left) * step */
            const double off = step * (double)(t->last - term);
            if (off <= t->allowed) {
                const double left = rest > 0.0 ? rest : 0.0;
                for (int64_t s = 0; s < t->n_states; s++)
                    for (int64_t i = s * width; i < s * width + used; i++) sum[i] += left * after[i];
                t->error = off;
                break;
            }
        }
        double *swap = v;
        v = after;
        after = swap;
    }
}

WIDE static void run_alone(struct terms *t, double *one, double *two, double *sum) { run(t, 1, one, two, sum); }
WIDE static void run_8(struct terms *t, double *one, double *two, double *sum) { run(t, 8, one, two, sum); }
WIDE static void run_16(struct terms *t, double *one, double *two, double *sum) { run(t, 16, one, two, sum); }

/* Add up the rates at which each class of states is left: (class, lane) from (rate, lane). */
WIDE void casus_sum_exits(int64_t n_classes, int64_t n_lanes, const int64_t *restrict begin,
                          const int64_t *restrict which, const double *restrict rate, double *restrict total)
{
    for (int64_t k = 0; k < n_classes; k++) {
        double *to = total + k * n_lanes;
        for (int64_t l = 0; l < n_lanes; l++) to[l] = 0.0;
        for (int64_t j = begin[k]; j < begin[k + 1]; j++) {
            const double *of = rate + which[j] * n_lanes;
            for (int64_t l = 0; l < n_lanes; l++) to[l] += of[l];
        }
    }
}

int64_t casus_size_of_terms(void) { return (int64_t)sizeof(struct terms); }

/* Sum the terms of one block, in place. Returns 0, or 1 where there is no memory. */
int casus_sum_terms(struct terms *t)
{
    const size_t size = (size_t)(t->n_states * t->n_columns * t->n_lanes);
    double *room = malloc(3 * size * sizeof(double) + 64);
    if (!room) return 1;
    double *one = (double *)(((uintptr_t)room + 63) & ~(uintptr_t)63), *two = one + size, *sum = two + size;
    memcpy(one, t->value, size * sizeof(double));
    memcpy(two, t->value, size * sizeof(double)); /* columns that are not used stay as they are */
    memset(sum, 0, size * sizeof(double));
    t->error = 0.0;
    if (t->n_lanes == 1)
        run_alone(t, one, two, sum);
    else if (t->n_lanes == 8)
        run_8(t, one, two, sum);
    else
        run_16(t, one, two, sum);
    const int64_t width = t->n_columns * t->n_lanes, used = t->n_used * t->n_lanes;
    for (int64_t s = 0; s < t->n_states; s++)
        memcpy(t->value + s * width, sum + s * width, (size_t)used * sizeof(double));
    free(room);
    return 0;
}
