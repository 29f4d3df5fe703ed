const first = 500
const most = 15_000

/** Milliseconds before the next try: 0.5 s, doubled up to 15 s, with up to a quarter less so that many do not come at once. */
export const pauseBefore = (tries: number, chance: () => number = Math.random): number => Math.min(most, first * 2 ** Math.min(tries, 10)) * (1 - chance() / 4)
