/**
 * The room of the sheet: tools above, the spreadsheet, its status below.
 *
 * 1. The sheet and the person's rights are fetched for the years in the address; `client/sheet` draws them and owns every cell.
 * 2. From the sequence number that it shows on, live changes are handed in; a gap is closed by fetching anew.
 * 3. Open questions about figures are fetched beside; a live change that tells of new ones has them fetched again.
 * 4. What was judged anew, by one's own edits or by others', also turns the counts on the filter buttons and the explanation.
 */
import './sheet.css'
import './sheet-views.css'
import { Button, useComputedColorScheme } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CellAddress, EditsAnswer } from '../../server/wire/edits.ts'
import type { LiveChange, PersonHere } from '../../server/wire/live.ts'
import type { PlanView } from '../../server/wire/plans.ts'
import type { JudgedRow } from '../../server/wire/sheet.ts'
import { answerQuestion, getQuestions } from '../api/questions.ts'
import { postEdits } from '../api/sheet.ts'
import { getFiguresBefore, getTalk } from '../api/stories.ts'
import type { EditBatch } from '../api/sheet.ts'
import { Answer } from '../parts/answer.tsx'
import { useAreas } from '../parts/areas.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { FilterChips, withoutFilters } from '../parts/filter-chips.tsx'
import { HeadMenu } from '../parts/head-menu.tsx'
import { useRecentKept } from '../parts/kept.ts'
import { useLightCounts } from '../parts/light-counts.ts'
import { LookBackBanner } from '../parts/look-back.tsx'
import { useAsOf, useExplained, useYears } from '../parts/plans.ts'
import { openQuestions } from '../parts/open-questions.ts'
import { useTellSheet } from '../parts/open-sheet.ts'
import { useSession, useWords } from '../parts/session.tsx'
import type { SheetAnswer } from '../parts/sheet-answer.ts'
import { sheetQuery } from '../parts/sheet-answer.ts'
import { SheetMount } from '../parts/sheet-mount.tsx'
import { SheetToolbar } from '../parts/sheet-toolbar.tsx'
import { StatusLine } from '../parts/status-line.tsx'
import type { Closing } from '../parts/closing-form.tsx'
import { ClosingForm } from '../parts/closing-form.tsx'
import { useHere } from '../parts/here.ts'
import { useMoments } from '../parts/when.ts'
import { openLive } from '../live.ts'
import type { LiveState } from '../live.ts'
import { useLook, useLookIn } from '../parts/view-look.ts'
import { useViews } from '../parts/views.ts'
import type { HeadAsked, SheetHandle, SheetStatus } from '../sheet/host.ts'

const shownBesideFigures: ReadonlySet<string> = new Set(['baselinePeriod', 'baselineValue'])
/** Rows, names, owners: what the sheet shows of them is read anew. */
const isOfPlan = (cell: CellAddress): boolean => 'column' in cell && !shownBesideFigures.has(cell.column)

/** Follows the plan from what the sheet shows; tells what is judged anew. */
const useLive = (
  plan: string,
  handle: SheetHandle | null,
  answer: SheetAnswer | undefined,
  onJudged: (rows: readonly JudgedRow[]) => void,
  onChanged: (change: LiveChange) => void,
  onAsked: () => void,
  onHere: (people: readonly PersonHere[]) => void,
  again: () => void,
): LiveState => {
  const [state, setState] = useState<LiveState>('waiting')
  useEffect(() => {
    if (!handle || !answer || answer.view.plan !== plan) return undefined
    return openLive({
      plan,
      after: answer.view.seq,
      onChange: (change) => {
        handle.applyChange(change)
        onJudged(change.judged)
        onChanged(change)
        if (change.asked?.some(({ open }) => open > 0)) onAsked()
        if (change.cells.some(isOfPlan)) again()
      },
      onHere,
      onReload: again,
      onState: setState,
    })
  }, [plan, handle, answer, onJudged, onChanged, onAsked, onHere, again])
  return state
}

export const SheetRoom = ({ plan }: { readonly plan: PlanView }) => {
  const { me } = useSession()
  const words = useWords()
  const say = words.views
  const answers = useQueryClient()
  const [years, chooseYears] = useYears(plan)
  const { row: linkedRow, period: linkedPeriod, ofCell, explain, tell } = useExplained()
  const [look, setLook] = useLook(me.id, plan.id)
  // Columns are the sheet's own: that they stand otherwise is all the page must know.
  const [, setLayouts] = useState(0)
  const [head, setHead] = useState<HeadAsked | null>(null)
  const [status, setStatus] = useState<SheetStatus | null>(null)
  const [handle, setHandle] = useState<SheetHandle | null>(null)
  const dark = useComputedColorScheme() === 'dark'
  const { from, to } = years
  const moments = useMoments()
  const [closing, setClosing] = useState<Closing | null>(null)
  const [asOf] = useAsOf(plan)
  const here = useHere(plan.id, me.id, asOf === null)
  useEffect(() => handle?.setPeople(here.others), [handle, here.others])
  const sheet = useQuery({
    ...sheetQuery(plan, years, asOf),
    // Other years of the same plan take the place of these when they are there.
    placeholderData: (before) => before,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const { refetch, data: answer } = sheet
  const { counts, judged: count } = useLightCounts(answer?.view, plan.lights)

  const again = useCallback(() => void refetch(), [refetch])
  const judged = useCallback(
    (rows: readonly JudgedRow[]): void => {
      count(rows)
      for (const row of rows) for (const told of ['indicator', 'story']) void answers.invalidateQueries({ queryKey: [told, plan.id, row.indicator] })
    },
    [answers, count, plan.id],
  )
  const post = useCallback(
    async (batch: EditBatch): Promise<EditsAnswer> => {
      const outcome = await postEdits(plan.id, batch, me.id)
      judged(outcome.judged)
      return outcome
    },
    [judged, plan.id, me.id],
  )
  const questions = useQuery({
    queryKey: openQuestions(plan.id),
    queryFn: () => getQuestions(plan.id, 'open'),
    enabled: asOf === null,
    staleTime: 60_000,
  })
  const { data: asked, refetch: askAgain } = questions
  const fetchAsked = useCallback(() => void askAgain(), [askAgain])
  const check = useCallback(
    async (ids: readonly string[], remark: string): Promise<void> => {
      for (const id of ids) await answerQuestion(plan.id, id, remark)
      await answers.invalidateQueries({ queryKey: ['questions', plan.id] })
    },
    [answers, plan.id],
  )
  useEffect(() => handle?.setQuestions(asOf === null ? (asked ?? null) : null), [handle, asked, asOf])
  const talk = useQuery({ queryKey: ['talk', plan.id], queryFn: () => getTalk(plan.id), enabled: asOf === null, staleTime: 60_000 })
  useEffect(() => handle?.setTalk(asOf === null ? (talk.data ?? null) : null), [handle, talk.data, asOf])
  /** What others say, file and write about an indicator whose story is open. */
  const retell = useCallback(
    ({ cells, talk: said = [], asked: open = [] }: LiveChange): void => {
      const told = new Set([...cells.flatMap((cell) => ('indicator' in cell ? [cell.indicator] : [])), ...[...said, ...open].map(({ indicator }) => indicator)])
      for (const indicator of told) void answers.invalidateQueries({ queryKey: ['story', plan.id, indicator] })
    },
    [answers, plan.id],
  )
  const live = useLive(plan.id, handle, asOf === null ? answer : undefined, judged, retell, fetchAsked, here.heard, again)
  useTellSheet(handle)
  useAreas(handle)
  const [recent] = useRecentKept()
  useEffect(() => handle?.setRecent(recent), [handle, recent])

  const views = useViews(plan, { handle, look, onLook: setLook, years, onYears: chooseYears })
  useLookIn(
    handle,
    look,
    me.departments.map(({ id }) => id),
  )
  useEffect(() => handle?.setTheme(dark), [handle, dark])
  // A link from a mail names its indicator: show its row, once.
  const [linked] = useState({ row: linkedRow, period: linkedPeriod })
  // A link to a cell of another year than is shown turns to that year, once.
  const isTurned = useRef(false)
  useEffect(() => {
    if (isTurned.current) return
    isTurned.current = true
    const year = ofCell && linkedPeriod !== null ? Number(linkedPeriod.slice(0, 4)) : from
    if (plan.years.includes(year) && (year < from || year > to)) chooseYears({ from: year, to: year })
  }, [ofCell, linkedPeriod, plan.years, from, to, chooseYears])
  useEffect(() => {
    if (handle && linked.row !== null) handle.goTo(linked.row, linked.period ?? undefined)
  }, [handle, linked])

  return (
    <div className="sheet-room">
      <h1 className="unseen">{words.rooms.sheet}</h1>
      <SheetToolbar
        plan={plan}
        years={years}
        onYears={chooseYears}
        counts={counts}
        views={views}
        look={look}
        onLook={setLook}
        status={status}
        handle={handle}
      />
      <FilterChips look={look} onLook={setLook} handle={handle} status={status} />
      <LookBackBanner plan={plan} />
      <div className="sheet-place">
        <Answer of={sheet}>
          {(data) => (
            <SheetMount
              answer={data}
              plan={plan}
              dark={dark}
              post={post}
              check={check}
              when={moments.short}
              onExplain={explain}
              onStory={tell}
              figuresBefore={(indicator, period) => getFiguresBefore(plan.id, indicator, period)}
              onStatus={setStatus}
              onHead={setHead}
              onLayout={() => setLayouts((before) => before + 1)}
              onActive={here.moved}
              onMounted={setHandle}
            />
          )}
        </Answer>
        {status?.shownRows === 0 && status.allRows > 0 && (
          <div className="sheet-nothing">
            <EmptyState icon="filter" title={say.nothing}>
              <p>{say.nothingWhy}</p>
              <Button variant="default" mt={8} onClick={() => setLook(withoutFilters(look))}>
                {say.clear}
              </Button>
            </EmptyState>
          </div>
        )}
      </div>
      {head && handle && (
        <HeadMenu
          key={head.column}
          head={head}
          look={look}
          onLook={setLook}
          handle={handle}
          onClosing={answer?.rights.manage && asOf === null ? setClosing : null}
          onClose={() => {
            setHead(null)
            handle.focus()
          }}
        />
      )}
      <ClosingForm
        plan={plan.id}
        asked={closing}
        onClose={() => {
          setClosing(null)
          handle?.focus()
        }}
      />
      <StatusLine
        people={here.others}
        handle={handle}
        plan={plan}
        status={status}
        onNext={() => handle?.nextAsked()}
        onStory={() => handle?.tellStory()}
        live={live}
        rights={answer?.rights}
        isPast={asOf !== null}
      />
    </div>
  )
}
