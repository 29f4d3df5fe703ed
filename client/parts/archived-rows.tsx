/** What is archived of a plan: indicators, tasks and departments with all their history, to be brought back. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { PlanSheetView } from '../../server/wire/plan-sheets.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import { getPlanSheet, postEdits } from '../api/sheet.ts'
import { newId } from '../edits/ids.ts'
import type { KeptWay } from '../edits/kept-steps.ts'
import { cellOf } from '../sheet/plan-rows.ts'
import { Answer } from './answer.tsx'
import { EmptyState } from './empty-state.tsx'
import { useLanguage, useSession, useWords } from './session.tsx'
import { useMoments } from './when.ts'

const kinds = ['indicators', 'tasks', 'departments'] as const

/** @param way of the sheets: what is brought back here can be taken back there. */
export const ArchivedRows = ({ plan, way }: { readonly plan: PlanView; readonly way: KeptWay }) => {
  const say = useWords().editPlan
  const { language } = useLanguage()
  const { me } = useSession()
  const moments = useMoments()
  const answers = useQueryClient()
  const key = ['plan-sheet', plan.id, 'archived', language] as const
  const found = useQuery({ queryKey: key, queryFn: () => Promise.all(kinds.map((kind) => getPlanSheet(plan.id, kind))), staleTime: 0 })
  const restore = useMutation({
    async mutationFn({ sheet, id }: { readonly sheet: (typeof kinds)[number]; readonly id: string; readonly name: string }) {
      const cell = cellOf(sheet, id, 'row')
      if (!cell) throw new Error(`sheet ${sheet} has no rows of its own`)
      const { outcomes } = await postEdits(plan.id, { id: newId(), label: say.restore, edits: [{ cell, was: 'archived', text: 'present' }] }, me.id)
      const [outcome] = outcomes
      if (outcome === undefined || outcome.state === 'conflict' || outcome.state === 'problem') throw new Error(outcome?.message ?? '')
      way.stack.push({ label: say.restore, cells: [{ address: cell, was: 'archived', text: 'present', before: 'archived' }] })
      way.keep()
    },
    onSuccess: (_, { name }) => notifications.show({ message: say.restored(name) }),
    onError: (error, { name }) => notifications.show({ color: 'red', title: say.notRestored(name), message: error.message }),
    onSettled: () => answers.invalidateQueries({ queryKey: key }),
  })
  const list = ({ sheet, archived }: PlanSheetView) =>
    sheet === 'years' || archived.length === 0 ? null : (
      <section key={sheet}>
        <h2>{say.sections[sheet]}</h2>
        <ul>
          {archived.map(({ id, name, at }) => (
            <li key={id} className="archived-row">
              <span>{name === '' ? say.sheet.unnamed : name}</span>
              <span className="faint nowrap">{say.archivedAt(moments.full(at))}</span>
              <Button size="compact-xs" variant="default" disabled={restore.isPending} onClick={() => restore.mutate({ sheet, id, name })}>
                {say.restore}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <div className="archived-rows">
      <Answer of={found}>
        {(all) =>
          all.every(({ archived }) => archived.length === 0) ? (
            <EmptyState icon="archive" title={say.archivedEmpty}>
              {say.archivedWhy}
            </EmptyState>
          ) : (
            <>{all.map(list)}</>
          )
        }
      </Answer>
    </div>
  )
}
