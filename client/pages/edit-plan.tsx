/**
 * The plan itself, edited as sheets: indicators, targets by year, tasks and departments; and what is archived, to be brought back. For those who
 * set up plans.
 *
 * 1. A sheet comes with its columns as data; `client/sheet` draws it and owns every cell, as in the sheet of figures.
 * 2. Cells go through the same gate. Where rows come, go or move, by one's own edits or by others', the sheet is read anew.
 * 3. All sheets share one way back, because what is done in one leans on the others: what was done last is undone first, and where that was in
 *    another sheet, the page turns to it, so that one sees what happens.
 */
import './sheet.css'
import './sheet-views.css'
import './edit-plan.css'
import { SegmentedControl, useComputedColorScheme } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { EditsAnswer } from '../../server/wire/edits.ts'
import type { LiveChange, PersonHere } from '../../server/wire/live.ts'
import type { PlanSheetName } from '../../server/wire/plan-sheets.ts'
import type { PlanView, RightsView } from '../../server/wire/plans.ts'
import type { EditBatch } from '../api/sheet.ts'
import { getPlanSheet, postEdits } from '../api/sheet.ts'
import { newId } from '../edits/ids.ts'
import type { KeptWay } from '../edits/kept-steps.ts'
import { openWay } from '../edits/kept-steps.ts'
import type { Way } from '../edits/undo.ts'
import { openLive } from '../live.ts'
import type { LiveState } from '../live.ts'
import { Answer } from '../parts/answer.tsx'
import { ArchivedRows } from '../parts/archived-rows.tsx'
import { useAreas } from '../parts/areas.ts'
import { FilterChips } from '../parts/filter-chips.tsx'
import { Forbidden } from '../parts/forbidden.tsx'
import { HeadMenu } from '../parts/head-menu.tsx'
import { useHere } from '../parts/here.ts'
import { historyKey, planSections, usePlanCell } from '../parts/plan-cell.ts'
import { PlanTools } from '../parts/plan-tools.tsx'
import { planAddress, useExplained } from '../parts/plans.ts'
import { useLanguage, useSession, useWords } from '../parts/session.tsx'
import { SheetMount } from '../parts/sheet-mount.tsx'
import { StatusLine } from '../parts/status-line.tsx'
import { useLook, useLookIn } from '../parts/view-look.ts'
import { useMoments } from '../parts/when.ts'
import type { HeadAsked, SheetHandle, SheetStatus } from '../sheet/host.ts'
import { createBlanks, isStructural } from '../sheet/plan-rows.ts'
import { planSheet, shownView } from '../sheet/plan-table.ts'

const everything = (plan: string): RightsView => ({ plan, observations: 'all', columns: [], manage: true, closed: [] })
/** Several changes at once are one reason to read anew. */
const settleMilliseconds = 120

/** Follows the plan: cells go into the sheet at once, rows that come or go have it read anew. */
const useLive = (
  plan: string,
  seq: number | undefined,
  handle: SheetHandle | null,
  onHere: (people: readonly PersonHere[]) => void,
  again: () => void,
  told: () => void,
): LiveState => {
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
        told()
      },
      onReload: again,
      onHere,
      onState: setState,
    })
  }, [plan, isThere, handle, onHere, again, told])
  return state
}

/** A step that was asked for in another sheet, to be taken in this one. */
interface StepAsked {
  readonly sheet: PlanSheetName
  readonly way: Way
  readonly steps: number
}

interface PlanSheetProps {
  readonly plan: PlanView
  readonly name: PlanSheetName
  readonly way: KeptWay
  readonly here: ReturnType<typeof useHere>
  readonly step: StepAsked | null
  /** The next step is to be taken in another sheet; `null`: it is taken. */
  readonly onStep: (step: StepAsked | null) => void
}

const PlanSheet = ({ plan, name, way, here, step, onStep }: PlanSheetProps) => {
  const say = useWords().editPlan
  const { me } = useSession()
  const { language } = useLanguage()
  const { explain } = useExplained()
  const { short } = useMoments()
  const dark = useComputedColorScheme() === 'dark'
  const [handle, setHandle] = useState<SheetHandle | null>(null)
  const [status, setStatus] = useState<SheetStatus | null>(null)
  // Columns are the sheet's own: that they stand otherwise is all the page must know.
  const [, setLayouts] = useState(0)
  const [head, setHead] = useState<HeadAsked | null>(null)
  const [look, setLook] = useLook(me.id, `${plan.id}.${name}`)
  const { asked, tell } = usePlanCell()
  const answers = useQueryClient()
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
  const told = useCallback(() => void answers.invalidateQueries({ queryKey: historyKey(plan.id) }), [answers, plan.id])
  const post = useCallback(
    async (batch: EditBatch): Promise<EditsAnswer> => {
      const outcome = await postEdits(plan.id, batch, me.id)
      if (batch.edits.some(({ cell }, place) => isStructural(cell) && outcome.outcomes[place]?.state === 'applied')) again()
      told()
      return outcome
    },
    [plan.id, me.id, again, told],
  )
  /** Of a blank row there is nothing to tell, and of a column that is shown only, what became of the row. */
  const tellPast = (row: string, column: string): void => {
    if (!data?.id.includes(row)) return
    tell({ row, column: data.columns.find(({ id }) => id === column)?.shownOnly === false ? column : null })
  }
  const live = useLive(plan.id, data?.seq, handle, here.heard, again, told)
  useEffect(() => handle?.setTheme(dark), [handle, dark])
  useAreas(handle)
  useEffect(() => handle?.setPeople(here.others), [handle, here.others])
  useLookIn(handle, look, [])
  // A link names a cell: it is shown, once.
  const [linked] = useState(asked)
  useEffect(() => {
    if (handle && linked) handle.goTo(linked.row, linked.column ?? '')
  }, [handle, linked])
  useEffect(() => {
    if (!handle || step === null) return
    onStep(null)
    handle[step.way](step.steps)
    handle.focus()
  }, [handle, step, onStep])

  return (
    <>
      <PlanTools name={name} view={data} handle={handle} status={status} look={look} onLook={setLook} />
      <FilterChips look={look} onLook={setLook} handle={handle} status={status} />
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
                onExplain={(row) => data?.isOfIndicators && data.id.includes(row) && explain(row, null)}
                onStory={(row, _, column) => tellPast(row, column)}
                onStatus={setStatus}
                onHead={setHead}
                onLayout={() => setLayouts((before) => before + 1)}
                onActive={here.moved}
                way={way}
                onStepElsewhere={(there, turned, steps) => onStep({ sheet: there, way: turned, steps })}
                when={short}
                onMounted={setHandle}
              />
            )
          }
        </Answer>
      </div>
      {head && handle && (
        <HeadMenu
          key={head.column}
          head={head}
          look={look}
          onLook={setLook}
          handle={handle}
          onClosing={null}
          onClose={() => {
            setHead(null)
            handle.focus()
          }}
        />
      )}
      <StatusLine
        plan={plan}
        status={status}
        onNext={() => handle?.nextAsked()}
        onStory={() => handle?.tellStory()}
        storyWord={say.history.open}
        people={here.others}
        handle={handle}
        live={live}
        rights={rights}
        isPast={false}
      />
    </>
  )
}

const Sections = ({ plan, way }: { readonly plan: PlanView; readonly way: KeptWay }) => {
  const words = useWords()
  const say = words.editPlan
  const { me } = useSession()
  const { section, turnTo } = usePlanCell()
  const here = useHere(plan.id, me.id, section !== 'archived')
  const [step, setStep] = useState<StepAsked | null>(null)
  const onStep = (asked: StepAsked | null): void => {
    setStep(asked)
    if (asked) turnTo(asked.sheet)
  }
  return (
    <div className="sheet-room">
      <div className="edit-plan-head">
        <h1 className="unseen">{words.rooms.edit}</h1>
        <SegmentedControl
          size="xs"
          aria-label={words.rooms.edit}
          value={section}
          onChange={turnTo}
          data={planSections.map((each) => ({ value: each, label: say.sections[each] }))}
        />
        {section === 'years' && (
          <Link href={planAddress(plan, 'targets')} className="one-line">
            {say.finals}
          </Link>
        )}
        {section === 'departments' && <span className="faint one-line">{say.shared}</span>}
      </div>
      {section === 'archived' ? (
        <ArchivedRows plan={plan} way={way} />
      ) : (
        <PlanSheet key={section} plan={plan} name={section} way={way} here={here} step={step?.sheet === section ? step : null} onStep={onStep} />
      )}
    </div>
  )
}

export const EditPlanRoom = ({ plan }: { readonly plan: PlanView }) => {
  const { may, id } = useSession().me
  const [way] = useState(() => openWay(sessionStorage, id, `${plan.id}/plan`))
  return may.managePlans ? <Sections plan={plan} way={way} /> : <Forbidden />
}
