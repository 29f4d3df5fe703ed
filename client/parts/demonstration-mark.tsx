import { Tooltip } from '@mantine/core'
import { useCurrentPlan } from './plans.ts'
import { useSession, useWords } from './session.tsx'

/** Says on every page that figures are made up, as long as they are. */
export const DemonstrationMark = () => {
  const say = useWords()
  const session = useSession()
  const plan = useCurrentPlan()
  if (session.demonstration === null && !plan?.demonstration) return null
  return (
    <Tooltip label={say.demonstration.why}>
      <span className="demonstration-mark">{say.demonstration.mark}</span>
    </Tooltip>
  )
}
