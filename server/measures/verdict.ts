import type { Finding, Measure } from './measure.ts'
import { nothingMore } from './measure.ts'
import { readVerdict } from './reading.ts'

/** A goal without a number (明显提升, 达市级要求): a person's verdict with day and evidence; lacking any of them it is still wanted. */
export const verdict: Measure = {
  needs: { baseline: () => false },
  read: readVerdict,
  takes: { text: true },
  silence: () => 'needs_verdict',
  judge: (facts) => {
    const final = facts.targets.find((target) => target.dueOn >= facts.period.from) ?? facts.targets.at(-1)
    if (!final) return { grey: 'no_target' }
    const said = facts.valueOf(facts.period.text)?.verdict
    if (!said || said.by === '' || said.on === '' || said.evidence.length === 0) return { grey: 'needs_verdict' }
    const atDue = facts.period.to >= final.dueOn
    const found: Finding = {
      outcome: atDue && said.outcome === 'on_pace' ? 'met' : atDue && said.outcome === 'behind' ? 'missed' : said.outcome,
      reason: 'verdict',
      actual: null,
      expected: null,
      share: null,
      timeShare: null,
      lead: null,
      ratio: null,
      dueOn: final.dueOn,
      atDue,
      target: null,
      limits: null,
      bound: false,
      watched: false,
      severity: 'mild',
      path: null,
      manner: 'verdict',
      details: () => nothingMore,
    }
    return found
  },
  course: () => null,
  divides: () => null,
  runs: () => null,
}
