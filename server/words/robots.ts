/** What groups hear through their robots. */
type TurnTold = 'opened' | 'worsened' | 'resolved'

export interface RobotWords {
  /** @param made the figures are made up. */
  readonly title: (plan: string, made: boolean) => string
  readonly counts: (counts: Readonly<Record<TurnTold, number>>) => string
  readonly line: (what: TurnTold, light: string, matter: string, leads: readonly string[]) => string
  readonly rest: (count: number) => string
  readonly trial: (name: string) => string
  readonly trialText: string
}
