/** Requests at the judge's door: what has not its shape is refused with the place that is wrong; never an error, never a guess. */
import { describe, expect, it } from 'vitest'
import { figure, finalTarget, request, yearTarget } from './ask.ts'
import { useOffice } from './office.ts'

const office = useOffice()

const whole = { period: '2025-06', targets: [yearTarget(2025, '>=', '1200')], values: { '2025-06': '600' } }
const asked = (indicator: object) => request({ ...whole, indicator })
const observed = (more: object) => request({ ...whole, values: {}, observations: [{ ...figure('2025-06', '600'), ...more }] })
const aimed = (more: object) => request({ ...whole, targets: [{ ...yearTarget(2025, '>=', '1200'), ...more }] })

describe('requests', () => {
  it.each<readonly [string, unknown, string]>([
    ['a list', [], ''],
    ['nothing', {}, 'asOf'],
    ['no indicator', { asOf: '2025-06-30' }, 'indicator'],
    ['a day that is none', { ...request(whole), asOf: '2025-02-29' }, 'asOf'],
    ['an instant without a zone', { ...request(whole), asOf: '2025-06-30T10:00:00' }, 'asOf'],
    ['a word for a moment', { ...request(whole), asOf: 'yesterday' }, 'asOf'],
    ['a period that is none', { ...request(whole), period: '2025-13' }, 'period'],
    ['a quarter too many', { ...request(whole), period: '2025-Q5' }, 'period'],
    ['an unknown measure', asked({ measure: 'total' }), 'indicator.measure'],
    ['a word of the language for a measure', asked({ measure: 'constructor' }), 'indicator.measure'],
    ['an unknown basis', asked({ basis: 'month' }), 'indicator.basis'],
    ['an unknown frequency', asked({ frequency: 'week' }), 'indicator.frequency'],
    ['an unknown direction', asked({ better: 'up' }), 'indicator.better'],
    ['an unknown path', asked({ path: { kind: 'curved' } }), 'indicator.path.kind'],
    ['a node without a number', asked({ path: { kind: 'filed', nodes: [{ period: '2025-03', value: 'x' }] } }), 'indicator.path.nodes.0.value'],
    ['a baseline in words', asked({ baseline: { period: '2020', value: '约100' } }), 'indicator.baseline.value'],
    ['a baseline of no time', asked({ baseline: { period: '2020年', value: '100' } }), 'indicator.baseline.period'],
    ['a release before the end', asked({ release: { workdays: -1 } }), 'indicator.release.workdays'],
    ['half a workday', asked({ release: { workdays: 1.5 } }), 'indicator.release.workdays'],
    ['a plan that ends before it begins', request({ ...whole, plan: { from: '2025-12-31', to: '2025-01-01' } }), 'indicator.plan.to'],
    ['a time zone that is none', request({ ...whole, plan: { timeZone: 'Asia/Beijing' } }), 'indicator.plan.timeZone'],
    ['parts without a kind', asked({ measure: 'ratio', numerator: 'a', denominator: 'b' }), 'indicator.judgedAs'],
    ['a kind without parts', asked({ measure: 'ratio', judgedAs: 'level' }), 'indicator.numerator'],
    ['a made kind of a made kind', asked({ measure: 'ratio', judgedAs: 'ratio', numerator: 'a' }), 'indicator.judgedAs'],
    ['an operator that is none', aimed({ operator: '≥' }), 'targets.0.operator'],
    ['a target as a number', aimed({ value: 1200 }), 'targets.0.value'],
    ['a target with a thousands sign', aimed({ value: '1,200' }), 'targets.0.value'],
    ['a target without an end', aimed({ value: 'Infinity' }), 'targets.0.value'],
    ['a target of no kind', aimed({ kind: 'month' }), 'targets.0.kind'],
    ['a due date that is none', aimed({ dueOn: '2025-11-31' }), 'targets.0.dueOn'],
    ['half a range', aimed({ operator: 'range', value: null, range: { from: '1' } }), 'targets.0.range.to'],
    ['a modal that is none', aimed({ modal: '争取' }), 'targets.0.modal'],
    ['an approval without a day', aimed({ approval: { body: '区人大' } }), 'targets.0.approval.date'],
    ['a value in words', observed({ value: '六百' }), 'observations.0.value'],
    ['a value with an exponent', observed({ value: '6e2' }), 'observations.0.value'],
    ['a value as a number', observed({ value: 600 }), 'observations.0.value'],
    ['no value', observed({ value: '' }), 'observations.0.value'],
    ['a value that is not there', observed({ value: null }), 'observations.0.value'],
    ['a flag that is none', observed({ flag: 'certain' }), 'observations.0.flag'],
    ['a state that is none', observed({ state: 'published' }), 'observations.0.state'],
    ['a figure of no period', observed({ period: '2025-00' }), 'observations.0.period'],
    ['knowledge from no instant', observed({ knownFrom: '2025-07-01' }), 'observations.0.knownFrom'],
    ['counts below nothing', observed({ counts: { good: -1, of: 30 } }), 'observations.0.counts.good'],
    ['an unknown preset', request({ ...whole, light: { preset: 'rainbow' } }), 'light.preset'],
    ['an unknown threshold', request({ ...whole, light: { preset: 'points', thresholds: { blue: '1' } } }), 'light.thresholds.blue'],
    ['a threshold in words', request({ ...whole, light: { preset: 'points', thresholds: { red: 'many' } } }), 'light.thresholds.red'],
    ['a peer without a number', request({ ...whole, peers: [{ name: '全市', period: '2025-06', value: '-' }] }), 'peers.0.value'],
    [
      'a rank of 0',
      request({ period: '2025-06', indicator: { measure: 'rank', basis: 'stock' }, targets: [finalTarget('<=', '3')], values: { '2025-06': '0' } }),
      'observations.0.value',
    ],
    [
      'a rank below it',
      request({ period: '2025-06', indicator: { measure: 'rank', basis: 'stock' }, targets: [finalTarget('<=', '3')], values: { '2025-06': '-2' } }),
      'observations.0.value',
    ],
    [
      'a rank between two',
      request({ period: '2025-06', indicator: { measure: 'rank', basis: 'stock' }, targets: [finalTarget('<=', '3')], values: { '2025-06': '2.5' } }),
      'observations.0.value',
    ],
  ])('%s is refused with the place', async (_, body, path) => {
    const answer = await office.ask('POST', '/api/assess', body, { 'accept-language': 'en' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed', detail: expect.stringContaining(path === '' ? '.' : `(${path})`) } })
  })

  it('what is right is answered, with two sentences', async () => {
    const answer = await office.ask<Record<string, unknown>>('POST', '/api/assess', request(whole))
    expect(answer).toMatchObject({ status: 200, body: { period: '2025-06', outcome: 'on_pace', light: 'green', share: '50', timeShare: '50' } })
    const keys = 'period outcome reason light actual expected gap share timeShare lead ratio required monthsBehind streak forecast explanation'
    expect(Object.keys(answer.body)).toEqual(expect.arrayContaining(keys.split(' ')))
    expect(answer.body['explanation']).toEqual({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[^\p{Script=Han}]*[A-Za-z]/u) })
  })

  it('keeps nothing, and gives the same again', async () => {
    const once = await office.ask('POST', '/api/assess', request(whole))
    expect((await office.ask('POST', '/api/assess', request(whole))).body).toEqual(once.body)
  })
})
