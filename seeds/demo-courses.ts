/**
 * Made-up courses of the indicators of 渝中 2027: baselines, year targets, and how each does. Nothing here is a fact. Every light and every
 * reason for grey is somewhere among them, whatever the day on which they are loaded, because "now" is a parameter of `demo-figures.ts`.
 */

/** A figure on its way. Numbers are in the indicator's unit. */
export interface Course {
  /** Value of 2022, where it is filed. */
  readonly baseline?: number
  /** What each year from 2023 brings it to, or brings; the last year is the document's, but where that has no number. */
  readonly years: readonly number[]
  /** What is done of what the path asks for, of late; 1 is on pace. */
  readonly pace: number
  /** Figures arrive as a flash estimate, are verified a month later and made final the year after. */
  readonly staged?: true
  /** What happens to the newest figure; a slipped one is a tenth too great, and nobody has answered for it yet. */
  readonly newest?: 'missing' | 'not-applicable' | 'preliminary' | 'slipped'
}

/** A value that is kept near one level; `lately` where it has left it. */
export interface Level {
  readonly around: number
  readonly spread: number
  readonly lately?: number
  readonly newest?: Course['newest']
}

/** Things to be finished. */
export interface Steps {
  /** Whole number to be reached; done last year, or overdue since then. */
  readonly count: number
  readonly done: boolean
}

export const courses: Readonly<Record<string, Course>> = {
  gdp: { baseline: 1580, years: [1660, 1760, 1870, 1985, 2100], pace: 1.015, staged: true },
  'gdp-per-area': { baseline: 78.5, years: [82.5, 87, 91.5, 96, 100.5], pace: 1.05 },
  'gdp-per-head': { baseline: 26.9, years: [28, 29.2, 30.4, 31.7, 33], pace: 1.04, newest: 'preliminary' },
  'modern-services-share': { baseline: 71.2, years: [72, 72.8, 73.5, 74.3, 75], pace: 1.06, staged: true },
  'private-economy-share': { baseline: 42.6, years: [43.1, 43.6, 44.1, 44.6, 45.1], pace: 0.94 },
  'research-spending': { years: [15.6, 15.9, 15.2, 15.7, 15.4], pace: 1 },
  'foreign-trade': { baseline: 66, years: [72, 79, 86, 93, 100], pace: 0.945, staged: true },
  'foreign-capital': { baseline: 0.98, years: [1.05, 1.15, 1.27, 1.38, 1.5], pace: 0.8 },
  'software-revenue': { baseline: 545, years: [620, 710, 800, 900, 1000], pace: 0.955, staged: true },
  'software-staff': { baseline: 6.8, years: [7.4, 8, 8.7, 9.3, 10], pace: 1.03, newest: 'missing' },
  'good-air-days': { years: [305, 305, 305, 305, 305], pace: 1.03 },
  'new-jobs': { years: [4, 4, 4, 4, 4], pace: 1.06 },
  'nursery-places': { baseline: 2.3, years: [2.7, 3.1, 3.6, 4.1, 4.6], pace: 0.82 },
  'sense-of-safety': { baseline: 97.1, years: [97.3, 97.5, 97.7, 97.9, 98], pace: 1.2 },
  'changbin-length': { years: [0.6, 1, 1.2, 1.1, 0.9], pace: 1.06 },
  'changbin-area': { years: [3, 5, 6, 5, 4], pace: 0.94 },
  'tech-firms': { baseline: 620, years: [740, 860, 980, 1110, 1240], pace: 1.03 },
  'high-tech-firms': { years: [175, 205, 235, 268, 300], pace: 1 },
  'digital-core-revenue': { years: [20, 20, 20, 20, 20], pace: 1.06 },
  'elderly-care-quality': { baseline: 88, years: [91, 94, 96.5, 98.5, 100], pace: 1.03 },
  'regular-exercise': { baseline: 43.5, years: [44.5, 45.5, 46.4, 47.3, 48.1], pace: 1.06 },
  'sports-area': { baseline: 1.62, years: [1.74, 1.86, 1.98, 2.1, 2.21], pace: 1.05 },
  'energy-intensity': { years: [2.9, 5.8, 8.4, 11.2, 14], pace: 1 },
  'carbon-intensity': { years: [3.4, 6.9, 10.1, 13.2, 16.5], pace: 1 },
  'pilot-tasks': { years: [16, 34, 52, 70, 86], pace: 1.05 },
  'civility-themes': { years: [2, 4, 6, 7, 8], pace: 1 },
  'system-innovations': { years: [0, 1, 1, 2, 3], pace: 1 },
}

export const levels: Readonly<Record<string, Level>> = {
  'river-water': { around: 2, spread: 0, newest: 'not-applicable' },
  'green-cover': { around: 41.4, spread: 0.3 },
  unemployment: { around: 5.4, spread: 0.1, lately: 6 },
  'pension-coverage': { around: 97.6, spread: 0.3 },
  'medical-coverage': { around: 96, spread: 0.3, newest: 'slipped' },
  'public-kindergartens': { around: 57.2, spread: 0.4 },
  'senior-school-enrolment': { around: 99, spread: 0.2 },
  'higher-enrolment': { around: 62.5, spread: 0.6 },
}

export const steps: Readonly<Record<string, Steps>> = {
  'metro-line-18': { count: 1, done: true },
  'jiefangbei-ring': { count: 1, done: true },
  'city-operations-centre': { count: 1, done: true },
  'landmark-districts': { count: 3, done: true },
  'changbin-road': { count: 1, done: true },
  'changbin-parking': { count: 1, done: false },
}

/** Goals without a number: judged each January for the year before, on pace unless named here. */
export const verdicts: Readonly<Record<'met' | 'behind' | 'missing', readonly string[]>> = {
  met: ['ip-zone', 'green-finance-zone', 'legal-district'],
  behind: ['software-park', 'zero-waste-city', 'garden-city', 'outsourcing-lead'],
  /** Nobody has given a verdict for the newest year. */
  missing: ['income-lead', 'sense-of-gain', 'gdp-per-building', 'world-landmarks', 'future-industries'],
}
