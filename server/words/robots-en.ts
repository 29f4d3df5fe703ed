import type { RobotWords } from './robots.ts'

const turns = { opened: 'New', worsened: 'Worse', resolved: 'Over' } as const

export const robotsEn: RobotWords = {
  title: (plan, made) => `[Warnings] ${plan}${made ? ' (made-up figures)' : ''}`,
  counts: ({ opened, worsened, resolved }) => `Today: ${opened} new, ${worsened} worse, ${resolved} over.`,
  line: (what, light, matter, leads) => `· ${turns[what]}, ${light}: ${matter}${leads.length > 0 ? ` (${leads.join(', ')})` : ''}`,
  rest: (count) => `And ${count} more, see the link.`,
  trial: (name) => `[Xushi] Test message: ${name}`,
  trialText: 'If you read this, the robot is connected.',
}
