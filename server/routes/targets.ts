/** Targets of a plan: everybody reads them; administrators and the plan office propose, approve and change them. */
import { Hono } from 'hono'
import { z } from 'zod'
import { operators } from '../../db/schema.ts'
import { proposeTargets } from '../actions/propose-targets.ts'
import { targetsView } from '../actions/read-targets.ts'
import { approveDecompositions, changeTargets, keepDrafts, takeBackTarget } from '../actions/set-targets.ts'
import { periodSpan } from '../basics/calendar.ts'
import { isDecimalText } from '../basics/decimal.ts'
import type { Context } from '../context.ts'
import { methods } from '../rules/decompose.ts'
import { stays } from '../rules/whole.ts'
import { nodeFrequencies } from '../rules/year-nodes.ts'
import type { Door } from './door.ts'
import { day, ids, json, languageFor, param, period, told, year } from './door.ts'

const plan = param(z.object({ plan: ids.plan }))

const decimal = z.string().refine(isDecimalText, { error: 'not a decimal number' })
/** A line of text without signs that nobody sees. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text))
const approval = z.strictObject({ body: line(100), documentNumber: line(100), date: day, reason: line(500) })

const mostIndicators = 500
const mostYears = 60
const node = z.strictObject({ period: period.refine((text) => ['quarter', 'month'].includes(periodSpan(text)?.frequency ?? '')), value: decimal })
const nodes = z
  .array(node)
  .max(12 * mostYears)
  .nullable()
const each = <Item extends z.ZodType<{ readonly indicator: string }>>(item: Item) =>
  z
    .array(item)
    .min(1)
    .max(mostIndicators)
    .refine((items) => new Set(items.map(({ indicator }) => indicator)).size === items.length, { error: 'an indicator stands twice' })

/** Cells as typed, by year. */
const typed = z.record(z.string().regex(/^\d{4}$/), z.string().max(60)).refine((cells) => Object.keys(cells).length <= mostYears)

const proposal = z.strictObject({
  stay: z.enum(stays),
  within: z.enum(nodeFrequencies).nullable(),
  path: z.enum(['linear', 'like-last-year']).default('linear'),
  items: each(z.strictObject({ indicator: ids.indicator, method: z.enum(methods).nullable(), typed: typed.optional() })),
})

const yearValue = z.strictObject({ year, was: decimal.nullable(), value: decimal })
const decomposition = z.strictObject({
  approval,
  items: each(
    z.strictObject({
      indicator: ids.indicator,
      years: z
        .array(yearValue)
        .max(mostYears)
        .refine((years) => new Set(years.map((own) => own.year)).size === years.length, { error: 'a year stands twice' }),
      nodes,
    }),
  ),
})

const target = z.strictObject({
  kind: z.enum(['final', 'year', 'node']),
  dueOn: day,
  modal: z.enum(['ensure', 'strive']).nullable(),
  seen: z.string().max(64).nullable(),
  operator: z.enum(operators),
  value: decimal.nullable(),
  range: z.strictObject({ from: decimal, to: decimal }).nullable(),
  width: decimal.nullable(),
})
const changed = z.strictObject({
  approval,
  indicator: ids.indicator,
  changes: z
    .array(target)
    .min(1)
    .max(mostYears)
    .refine((changes) => new Set(changes.map(({ kind, dueOn, modal }) => `${kind} ${dueOn} ${modal}`)).size === changes.length, {
      error: 'a target stands twice',
    }),
})

const draft = z.strictObject({ method: z.enum(methods), years: typed, nodes })
const drafts = z.strictObject({
  drafts: each(z.strictObject({ indicator: ids.indicator, seen: z.string().max(24).nullable(), draft: draft.nullable() })),
})

export const targetRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get('/', told('targets', 'All targets with their versions, what lacks a year target, and drafts'), plan, async (request) =>
      request.json(await targetsView(ctx, request.var.actor, request.req.valid('param').plan, languageFor(request))),
    )
    .post(
      '/proposal',
      told('targets', 'How targets would fall into years, or how far typed values come; writes nothing'),
      plan,
      json(proposal),
      async (request) =>
        request.json(await proposeTargets(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'), languageFor(request))),
    )
    .put('/draft', told('targets', 'Keeps decompositions that are worked on; nobody is judged by them'), plan, json(drafts), async (request) =>
      request.json(await keepDrafts(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'))),
    )
    .post('/approve', told('targets', 'Approves decompositions into years as a set, with one document'), plan, json(decomposition), async (request) =>
      request.json(await approveDecompositions(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'))),
    )
    .post('/change', told('targets', 'Changes targets of an indicator by a document'), plan, json(changed), async (request) =>
      request.json(await changeTargets(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'))),
    )
    .delete(
      '/:indicator/versions/:version',
      told('targets', 'Takes back a version that was entered by mistake today and is in nobody’s print'),
      param(z.object({ plan: ids.plan, indicator: ids.indicator, version: ids.indicator })),
      async (request) => {
        const { plan: named, indicator, version } = request.req.valid('param')
        return request.json(await takeBackTarget(ctx, request.var.actor, named, indicator, version))
      },
    )
