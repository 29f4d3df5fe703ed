/** Rules of a plan and its indicators: everybody reads them; the plan office sets them; a lead department files its nodes. */
import { Hono } from 'hono'
import { z } from 'zod'
import { addReleaseSource, changeReleaseSource, dropReleaseSource } from '../actions/change-release-sources.ts'
import { mailRulesView, setMailRules } from '../actions/mail-rules.ts'
import { indicatorRulesView } from '../actions/read-indicator-rules.ts'
import { ruleChangesView } from '../actions/read-rule-changes.ts'
import { planRulesView } from '../actions/read-rules.ts'
import { setIndicatorRules, setPlanRules } from '../actions/set-rules.ts'
import { tryIndicatorRules, tryPlanRules } from '../actions/try-rules.ts'
import type { Context } from '../context.ts'
import { optionalMails } from '../../db/schema.ts'
import type { Door } from './door.ts'
import { ids, json, languageFor, line, param, query, told } from './door.ts'

const plan = param(z.object({ plan: ids.plan }))
const indicator = param(z.object({ plan: ids.plan, indicator: ids.indicator }))
const source = param(z.object({ plan: ids.plan, source: z.string().min(1).max(64) }))

/** Texts whose sense the rules themselves judge, so that the answer can say what is wrong. */
const short = z.string().max(64)
const few = <Value extends z.ZodType>(value: Value, most: number) => z.record(short, value).refine((record) => Object.keys(record).length <= most)

export const lightRule = z.strictObject({ preset: short, thresholds: few(short, 20) })
const planRules = z.strictObject({ light: lightRule, basicallyMetFrom: short.nullable() })
const indicatorRules = z.strictObject({
  light: lightRule.nullable(),
  path: z.strictObject({ kind: short, nodes: z.array(z.strictObject({ period: short, value: short })).max(200) }),
  release: z.strictObject({ workdays: z.number(), source: short.nullable(), dates: few(short, 200) }),
  preliminaryDecides: z.boolean(),
})
const approval = z.strictObject({ body: line(100), documentNumber: line(100), date: short, reason: line(500) })
const seen = z.string().max(64)

export const mailRules = z.strictObject({
  from: short,
  until: short,
  weekly: z.number().nullable(),
  monthly: z.number().nullable(),
  withoutFigures: z.union([z.literal(0), z.literal(1)]),
  optional: z.array(z.enum(optionalMails)).max(20),
  contact: z.string().max(2000).nullable(),
})

const found = query(z.strictObject({ find: z.string().max(100).default('') }))

export const ruleRoutes = (ctx: Context) =>
  new Hono<Door>()
    .get(
      '/:plan/rules',
      told('rules', 'Rules of a plan, its sources of figures and its indicators; at most 500 of them, or those of a name'),
      plan,
      found,
      async (request) =>
        request.json(await planRulesView(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('query').find, languageFor(request))),
    )
    .get('/:plan/rules/changes', told('rules', 'What was changed of the rules, newest first'), plan, async (request) =>
      request.json(await ruleChangesView(ctx, request.req.valid('param').plan, languageFor(request))),
    )
    .post(
      '/:plan/rules/backtest',
      told('rules', 'Lights of the last 24 months under other rules beside those under the present ones, as known now; writes nothing'),
      plan,
      json(planRules),
      async (request) =>
        request.json(await tryPlanRules(ctx, request.var.actor, request.req.valid('param').plan, request.req.valid('json'), languageFor(request))),
    )
    .put(
      '/:plan/rules',
      told('rules', 'Sets the rules of a plan; `seen` is the `version` that was looked at'),
      plan,
      json(planRules.extend({ seen })),
      async (request) => {
        const { plan: named } = request.req.valid('param')
        await setPlanRules(ctx, request.var.actor, named, request.req.valid('json'))
        return request.json(await planRulesView(ctx, request.var.actor, named, '', languageFor(request)))
      },
    )
    .get('/:plan/mail-rules', told('rules', 'When mail of a plan leaves, what of it is optional, and who is asked'), plan, async (request) =>
      request.json(await mailRulesView(ctx, request.var.actor, request.req.valid('param').plan, languageFor(request))),
    )
    .put(
      '/:plan/mail-rules',
      told('rules', 'Sets the rules of mail of a plan; `seen` is the `version` that was looked at'),
      plan,
      json(mailRules.extend({ seen })),
      async (request) => {
        const { plan: named } = request.req.valid('param')
        await setMailRules(ctx, request.var.actor, named, request.req.valid('json'))
        return request.json(await mailRulesView(ctx, request.var.actor, named, languageFor(request)))
      },
    )
    .get('/:plan/indicators/:indicator/rules', told('rules', 'Rules of one indicator, and values to file nodes by'), indicator, async (request) => {
      const { plan: named, indicator: id } = request.req.valid('param')
      return request.json(await indicatorRulesView(ctx, request.var.actor, named, id, languageFor(request)))
    })
    .post(
      '/:plan/indicators/:indicator/rules/backtest',
      told('rules', 'Lights and path of one indicator under other rules; writes nothing'),
      indicator,
      json(indicatorRules),
      async (request) => {
        const { plan: named, indicator: id } = request.req.valid('param')
        return request.json(await tryIndicatorRules(ctx, request.var.actor, named, id, request.req.valid('json'), languageFor(request)))
      },
    )
    .put(
      '/:plan/indicators/:indicator/rules',
      told('rules', 'Sets the rules of an indicator; what changes the course of a year after its January needs an approval'),
      indicator,
      json(indicatorRules.extend({ approval: approval.nullable(), seen })),
      async (request) => {
        const { plan: named, indicator: id } = request.req.valid('param')
        await setIndicatorRules(ctx, request.var.actor, named, id, request.req.valid('json'))
        return request.json(await indicatorRulesView(ctx, request.var.actor, named, id, languageFor(request)))
      },
    )
    .post(
      '/:plan/release-sources',
      told('rules', 'Adds somebody who publishes before departments can have their figures'),
      plan,
      json(z.strictObject({ name: z.string().trim().max(200), workdays: z.number() })),
      async (request) => {
        const { plan: named } = request.req.valid('param')
        await addReleaseSource(ctx, request.var.actor, named, request.req.valid('json'))
        return request.json(await planRulesView(ctx, request.var.actor, named, '', languageFor(request)))
      },
    )
    .patch(
      '/:plan/release-sources/:source',
      told('rules', 'Renames a source, changes its rule, or puts and takes back announced days'),
      source,
      json(
        z.strictObject({
          name: z.string().trim().max(200).optional(),
          workdays: z.number().optional(),
          dates: few(short.nullable(), 200).optional(),
          seen,
        }),
      ),
      async (request) => {
        const { plan: named, source: id } = request.req.valid('param')
        await changeReleaseSource(ctx, request.var.actor, named, id, request.req.valid('json'))
        return request.json(await planRulesView(ctx, request.var.actor, named, '', languageFor(request)))
      },
    )
    .delete('/:plan/release-sources/:source', told('rules', 'Deletes a source that nobody waits for'), source, async (request) => {
      const { plan: named, source: id } = request.req.valid('param')
      await dropReleaseSource(ctx, request.var.actor, named, id)
      return request.json(await planRulesView(ctx, request.var.actor, named, '', languageFor(request)))
    })
