/** What the rooms of rules share: where answers are kept, and what has to be asked anew once rules were changed. */
import { useDebouncedValue } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'

export const rulesKey = (plan: string) => ['rules', plan] as const

/** Typing waits this long before rules are tried anew. */
const restMilliseconds = 350

/** What is given, once it has rested; `settled` says that nothing newer is on its way. */
export const useRested = <Given>(given: Given): { readonly rested: Given; readonly settled: boolean } => {
  const text = JSON.stringify(given)
  const [rested] = useDebouncedValue(text, restMilliseconds)
  return { rested: JSON.parse(rested) as Given, settled: rested === text }
}

/** Rules were changed, and with them what is judged by them. */
export const useAskAnew = (plan: string): (() => void) => {
  const answers = useQueryClient()
  return () => {
    for (const key of ['rules', 'indicator', 'warnings']) void answers.invalidateQueries({ queryKey: [key, plan] })
    void answers.invalidateQueries({ queryKey: ['plans'] })
  }
}
