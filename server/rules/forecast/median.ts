/** Medians of number arrays without sorting them: quickselect (Hoare 1961). */

/** The `k`-th smallest of the first `count`; what stands before it is not larger. Reorders `values`. */
const select = (values: Float64Array, count: number, k: number): number => {
  let [left, right] = [0, count - 1]
  while (right > left) {
    const pivot = values[(left + right) >> 1] as number
    let [i, j] = [left, right]
    while (i <= j) {
      while ((values[i] as number) < pivot) i += 1
      while ((values[j] as number) > pivot) j -= 1
      if (i <= j) {
        const swapped = values[i] as number
        values[i] = values[j] as number
        values[j] = swapped
        i += 1
        j -= 1
      }
    }
    if (k <= j) right = j
    else if (k >= i) left = i
    else break
  }
  return values[k] as number
}

/** Median of the first `count` values, which must be numbers: NaN would never come to an end. Reorders `values`. */
export const medianOf = (values: Float64Array, count: number): number => {
  const half = count >> 1
  const upper = select(values, count, half)
  if (count % 2 === 1) return upper
  let lower = Number.NEGATIVE_INFINITY
  for (let i = 0; i < half; i += 1) lower = Math.max(lower, values[i] as number)
  return (lower + upper) / 2
}
