/** What every method of forecasting answers. */

/** The ticks that a forecast fills: of a total what comes in (`from`, `to`], of a level its value at `to`. */
export interface Window {
  readonly from: number
  readonly to: number
}

/** Expected squared miss, and the degrees of freedom that it was estimated with. */
export interface Spread {
  readonly variance: number
  readonly degrees: number
}

export interface Method {
  readonly name: 'recent-pace' | 'like-last-year' | 'theil-sen'
  /** Expects from the first `count` steps alone; NaN where it cannot. */
  readonly expect: (count: number, window: Window) => number
  /** Of a forecast from all steps; `null` where too little is known of its misses. */
  readonly spread: (window: Window) => Spread | null
}
