/**
 * The plan itself, edited as sheets: indicators, targets by year, tasks and departments; and what is archived, to be brought back. For those who
 * set up plans.
 *
 * 1. A sheet comes with its columns as data; `client/sheet` draws it and owns every cell, as in the sheet of figures.
 * 2. Cells go through the same gate. Where rows come, go or move, by one's own edits or by others', the sheet is read anew.
 */
import './sheet.css'
import './edit-plan.css'
import { SegmentedControl, useComputedColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { EditsAnswer } from '../../server/wire/edits.ts'
import type { LiveChange } from '../../server/wire/live.ts'
import type { PlanSheetName } from '../../server/wire/plan-sheets.ts'
import type { PlanView, RightsView } from '../../server/wire/plans.ts'
import type { EditBatch } from '../api/sheet.ts'
import { getPlanSheet, postEdits } from '../api/sheet.ts'
import { newId } from '../edits/ids.ts'
import { openLive } from '../live.ts'
import type { LiveState } from '../live.ts'
import { Answer } from '../parts/answer.tsx'
import { ArchivedRows } from '../parts/archived-rows.tsx'
import { Forbidden } from '../parts/forbidden.tsx'
import { PlanTools } from '../parts/plan-tools.tsx'
import { planAddress, useExplained } from '../parts/plans.ts'
import { useLanguage, useSession, useWords } from '../parts/session.tsx'
import { SheetMount } from '../parts/sheet-mount.tsx'
import { StatusLine } from '../parts/status-line.tsx'
import { useMoments } from '../parts/when.ts'
import type { SheetHandle, SheetStatus } from '../sheet/host.ts'
import { createBlanks, isStructural } from '../sheet/plan-rows.ts'
import { planSheet, shownView } from '../sheet/plan-table.ts'

const sheets = ['indicators', 'years', 'tasks', 'departments'] as const satisfies readonly PlanSheetName[]
const sections = [...sheets, 'archived'] as const
type Section = (typeof sections)[number]

const everything = (plan: string): RightsView => ({ plan, observations: 'all', columns: [], manage: true, closed: [] })
/** Several changes at once are one reason to read anew. */
const settleMilliseconds = 120

/** Follows the plan: cells go into the sheet at once, rows that come or go have it read anew. */
const useLive = (plan: string, seq: number | undefined, handle: SheetHandle | null, again: () => void): LiveState => {
  const [state, setState] = useState<LiveState>('waiting')
  const from = useRef(seq)
  if (from.current === undefined) from.current = seq
  const isThere = handle !== null && seq !== undefined
  useEffect(() => {
    if (!isThere) return undefined
    return openLive({
      plan,
      after: from.current ?? 0,
      onChange(change: LiveChange) {
        from.current = change.seq
        handle.applyChange(change)
        if (change.cells.some(isStructural)) again()
      },
      onReload: again,
      // Who stands where is told in the sheet of figures.
      onHere: () => undefined,
      onState: setState,
    })
  }, [plan, isThere, handle, again])
  return state
}

const PlanSheet = ({ plan, name }: { readonly plan: PlanView; readonly name: PlanSheetName }) => {
  const say = useWords().editPlan
  const { me } = useSession()
  const { language } = useLanguage()
  const { explain } = useExplained()
  const { short } = useMoments()
  const dark = useComputedColorScheme() === 'dark'
  const [handle, setHandle] = useState<SheetHandle | null>(null)
  const [status, setStatus] = useState<SheetStatus | null>(null)
  const [blanks] = useState(() => createBlanks(newId))
  const sheet = useQuery({
    queryKey: ['plan-sheet', plan.id, name, language],
    queryFn: () => getPlanSheet(plan.id, name),
    staleTime: 0,
    gcTime: 0,
    structuralSharing: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const { data, refetch } = sheet
  const rights = useMemo(() => everything(plan.id), [plan.id])
  const years = useMemo(() => plan.years.map(String), [plan.years])
  const answer = useMemo(() => data && { view: shownView(planSheet(data, blanks, say.sheet, years)), rights }, [data, blanks, say, years, rights])

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const again = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void refetch(), settleMilliseconds)
  }, [refetch])
  useEffect(() => () => clearTimeout(timer.current), [])
  const post = useCallback(
    async (batch: EditBatch): Promise<EditsAnswer> => {
      const outcome = await postEdits(plan.id, batch, me.id)
      if (batch.edits.some(({ cell }, place) => isStructural(cell) && outcome.outcomes[place]?.state === 'applied')) again()
      return outcome
    },
    [plan.id, me.id, again],
  )
  const live = useLive(plan.id, data?.seq, handle, again)
  useEffect(() => handle?.setTheme(dark), [handle, dark])

  return (
    <>
      <PlanTools name={name} view={data} handle={handle} status={status} />
      <div className="sheet-place">
        <Answer of={sheet}>
          {() =>
            answer && (
              <SheetMount
                answer={answer}
                plan={plan}
                name={name}
                dark={dark}
                post={post}
                check={() => Promise.resolve()}
                onExplain={(row) => (name === 'indicators' || name === 'years' ? explain(row, null) : undefined)}
                onStatus={setStatus}
                onHead={() => undefined}
                onLayout={() => undefined}
                onActive={() => undefined}
                when={short}
                onMounted={setHandle}
              />
            )
          }
        </Answer>
      </div>
      <StatusLine
        plan={plan}
        status={status}
        onNext={() => handle?.nextAsked()}
        onStory={null}
        people={[]}
        handle={handle}
        live={live}
        rights={rights}
        isPast={false}
      />
    </>
  )
}

export const EditPlanRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const say = words.editPlan
  const { may } = useSession().me
  const [search, setSearch] = useSearchParams()
  const section: Section = sections.find((each) => each === search.get('section')) ?? 'indicators'
  if (!may.managePlans) return <Forbidden />
  return (
    <div className="sheet-room">
      <div className="edit-plan-head">
        <h1 className="unseen">{words.rooms.edit}</h1>
        <SegmentedControl
          size="xs"
          aria-label={words.rooms.edit}
          value={section}
          onChange={(next) => setSearch(next === 'indicators' ? {} : { section: next })}
          data={sections.map((each) => ({ value: each, label: say.sections[each] }))}
        />
        {section === 'years' && (
          <Link href={planAddress(plan, 'targets')} className="one-line">
            {say.finals}
          </Link>
        )}
        {section === 'departments' && <span className="faint one-line">{say.shared}</span>}
      </div>
      {section === 'archived' ? <ArchivedRows plan={plan} /> : <PlanSheet key={section} plan={plan} name={section} />}
    </div>
  )
}
