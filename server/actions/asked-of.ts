/** Which of an indicator's targets a verdict looked at, for sentences that name it. */
import type { Target } from '../../db/schema.ts'
import type { Assessment } from '../rules/assess.ts'
import type { Asked } from '../words/words.ts'

const nothingAsked: Asked = { operator: '>=', value: null, rangeFrom: null, rangeTo: null, text: null }

/** The target that was due on the verdict's day, else the last. */
export const askedOf = (targets: readonly Target[], { dueOn }: Pick<Assessment, 'dueOn'>): Asked =>
  targets.findLast((target) => target.dueOn === dueOn) ?? targets.findLast(({ kind }) => kind === 'final') ?? nothingAsked
