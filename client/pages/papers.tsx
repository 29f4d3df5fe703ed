/** Papers: for the supervisor the tray with what waits for a signature, for others what was signed and may be read. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { PaperView } from '../../server/wire/orders.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { getPapers } from '../api/orders.ts'
import { Answer } from '../parts/answer.tsx'
import { DraftForm } from '../parts/draft-form.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { paperAddress, papersKey } from '../parts/orders.ts'
import { useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'

const Paper = ({ plan, paper }: { readonly plan: PlanView; readonly paper: PaperView }) => {
  const say = useWords().orders.papers
  const moments = useMoments()
  return (
    <li className="order-line">
      <span className={`order-state order-${paper.state === 'open' ? 'looked-at' : paper.state === 'signed' ? 'done' : 'aside'}`}>
        {say.states[paper.state]}
      </span>
      <div className="grow order-matter">
        <h2>
          <Link href={paperAddress(plan, paper.id)}>{paper.title}</Link>
        </h2>
        <p className="small soft order-facts">
          <span>{paper.kindWord}</span>
          {paper.number !== null && <span className="figure">{paper.number}</span>}
          <span>{paper.department?.shortName ?? say.toAll}</span>
          <span>{say.items(paper.items)}</span>
          <span>{say.madeAt(moments.short(paper.madeAt))}</span>
          {paper.state === 'open' && paper.changedBy !== null && <span>{say.changedBy(paper.changedBy, moments.short(paper.changedAt))}</span>}
          {paper.endedBy !== null && paper.endedAt !== null && <span>{say.endedBy(paper.endedBy, moments.short(paper.endedAt))}</span>}
          {paper.reason !== null && <span>{say.reason(paper.reason)}</span>}
        </p>
      </div>
      {paper.outdated > 0 && <span className="question-word order-mine">{say.outdated(paper.outdated)}</span>}
    </li>
  )
}

export const PapersList = ({ plan, supervises }: { readonly plan: PlanView; readonly supervises: boolean }) => {
  const say = useWords().orders.papers
  const [isDrafting, setDrafting] = useState(false)
  const papers = useQuery({ queryKey: papersKey(plan), queryFn: () => getPapers(plan.id) })
  return (
    <>
      {supervises && (
        <div className="page-tools">
          <span className="grow" />
          <Button size="xs" variant="default" leftSection={<Icon name="plus" />} onClick={() => setDrafting(true)}>
            {say.byHand.title}
          </Button>
        </div>
      )}
      <Answer of={papers}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon="report" title={supervises ? say.none : say.noneRead}>
              {supervises ? say.noneWhy : say.noneReadWhy}
            </EmptyState>
          ) : (
            <ul className="panel">
              {list.map((paper) => (
                <Paper key={paper.id} plan={plan} paper={paper} />
              ))}
            </ul>
          )
        }
      </Answer>
      {isDrafting && <DraftForm plan={plan} onClose={() => setDrafting(false)} />}
    </>
  )
}
