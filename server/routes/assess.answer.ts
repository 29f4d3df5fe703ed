/** The answer of `POST /api/assess` for the OpenAPI document; a test holds real answers against it. Absent is `null`, but for what only some verdicts say. */
import { z } from 'zod'
import { greyReasons, lights, observationFlags, operators, outcomes, verdictReasons } from '../../db/schema.ts'
import { manners } from '../measures/measure.ts'

const decimal = z.string().meta({ description: 'Decimal text; endless figures to 20 significant digits' })
const percent = decimal.nullable().meta({ description: 'Per cent, as decimal text' })
const inUnit = decimal.nullable().meta({ description: "In the indicator's unit" })
const day = z.string().meta({ description: 'YYYY-MM-DD' })
const period = z.string().meta({ description: '2026, 2026-H1, 2026-Q3, 2026-09 or 2026-09-15' })
const tick = z.int().meta({ description: 'Months since the year 0, of daily data days since 1970, counted at the end' })
const line = z.array(z.object({ tick, value: decimal }))
const inBoth = z.object({ zh: z.string(), en: z.string() })
const approval = z.object({ body: z.string().nullable(), documentNumber: z.string().nullable(), date: day, reason: z.string().nullable() })

const forecast = z.union([
  z.literal('not_enough_data'),
  z.object({
    method: z.string(),
    dueOn: day,
    value: decimal,
    low: decimal.meta({ description: 'Ends of the interval that holds in four of five cases' }),
    high: decimal,
    chance: percent,
    gap: inUnit,
    points: z.int(),
    tried: z.array(z.object({ method: z.string(), error: decimal })),
  }),
])

export const assessAnswer = z.strictObject({
  period,
  periodLabel: inBoth,
  outcome: z.enum(outcomes),
  reason: z.enum([...greyReasons, ...verdictReasons]),
  light: z.enum(lights),
  actual: inUnit,
  expected: inUnit,
  gap: inUnit.meta({ description: 'actual − expected' }),
  share: percent,
  timeShare: percent,
  lead: percent.meta({ description: 'Points; more than 0 is ahead' }),
  ratio: percent.meta({ description: '100 and more is on pace' }),
  required: z.object({ perPeriod: decimal, soFar: inUnit }).nullable(),
  monthsBehind: inUnit.meta({ description: 'Months' }),
  streak: z.int(),
  target: inUnit,
  limits: z.object({ low: inUnit, high: inUnit, strict: z.boolean() }).nullable(),
  dueOn: day.nullable(),
  manner: z.enum(manners).nullable(),
  flag: z.enum(observationFlags).nullable(),
  release: z.object({ on: day, lateFrom: day }),
  path: z.string().nullable(),
  forecast: forecast.nullable(),
  explanation: inBoth,
  chart: z.object({
    path: line,
    givenUp: z.array(z.unknown()),
    periods: z.array(z.object({ period, tick, light: z.enum(lights), actual: inUnit, expected: inUnit })),
  }),
  pathAsked: z.string().optional(),
  missing: z.array(period).optional(),
  missingParts: z.array(z.object({ indicator: z.string(), period })).optional(),
  ofYear: z.literal(true).optional(),
  basicallyMet: z.literal(true).optional(),
  pending: z.literal(true).optional(),
  stretch: z.object({ dueOn: day, operator: z.enum(operators), value: inUnit, met: z.boolean() }).optional(),
  formerTargets: z.array(z.object({ operator: z.enum(operators), value: inUnit, approval: approval.nullable() })).optional(),
  approval: approval.optional(),
  peers: z.array(z.object({ name: z.string(), value: decimal })).optional(),
  uncertain: z.array(z.string()).optional(),
  margin: decimal.optional(),
  missedNodes: z.array(day).optional(),
  missedYears: z.array(z.int()).optional(),
  brokenPeriods: z.array(period).optional(),
  daysNeeded: z.int().optional(),
  daysLeft: z.int().optional(),
  unconfirmed: decimal.optional(),
})
