/** What was changed of a plan's rules: who, when, from what to what, and on whose word. Asked for when it is opened. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { RuleChangeView } from '../../server/wire/rules.ts'
import { getRuleChanges } from '../api/rules.ts'
import { Answer } from '../parts/answer.tsx'
import { rulesKey } from '../parts/rules.ts'
import { useLanguage, useNames, useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

const Change = ({ change }: { readonly change: RuleChangeView }) => {
  const say = useWords().rules
  const nameOf = useNames()
  const moments = useMoments()
  return (
    <li className="rule-change">
      <span className="figure soft nowrap">{moments.full(change.at)}</span>
      <span>
        {change.who ?? say.program} <span className="soft">{nameOf(change.of)}</span> {change.column}
      </span>
      <span className="rule-change-what">{say.fromTo(change.before, change.after)}</span>
      {change.approval !== null && <span className="soft rule-change-what">{say.onApproval(change.approval)}</span>}
    </li>
  )
}

export const RuleHistory = ({ plan }: { readonly plan: PlanView }) => {
  const say = useWords().rules
  const { language } = useLanguage()
  const [open, setOpen] = useState(false)
  const changes = useQuery({ queryKey: [...rulesKey(plan.id), 'changes', language], queryFn: () => getRuleChanges(plan.id), enabled: open })
  return (
    <details className="rule-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.history}</summary>
      {open && (
        <Answer of={changes}>
          {(list) =>
            list.length === 0 ? (
              <p className="soft">{say.noHistory}</p>
            ) : (
              <ul className="panel">
                {list.map((change) => (
                  <Change key={`${change.seq} ${change.place}`} change={change} />
                ))}
              </ul>
            )
          }
        </Answer>
      )}
    </details>
  )
}
