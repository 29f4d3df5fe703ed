/** The thin part between the page and the spreadsheet, which knows no framework: mounted once for a plan and language, told the rest. */
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { SheetHandle, SheetHost } from '../sheet/host.ts'
import { Waiting } from './answer.tsx'
import { EmptyState } from './empty-state.tsx'
import { styleNonce } from './nonce.ts'
import { useLanguage, useSession, useWords } from './session.tsx'
import type { SheetAnswer } from './sheet-answer.ts'

const sheetParts = () => Promise.all([import('../sheet/sheet.ts'), import('../sheet/texts.ts')])
// The largest part of the page sets out while the plan's figures are still asked for; who needs it hears of a failure.
sheetParts().catch(() => undefined)

interface SheetMountProps extends Pick<
  SheetHost,
  'dark' | 'post' | 'check' | 'when' | 'onExplain' | 'onStory' | 'figuresBefore' | 'onStatus' | 'onHead' | 'onActive' | 'onStepElsewhere' | 'way'
> {
  readonly onLayout: () => void
  readonly answer: SheetAnswer
  readonly plan: PlanView
  /** Which of several sheets of the plan it is; each has its own layout. */
  readonly name?: string
  /** `null` when it is taken down. */
  readonly onMounted: (handle: SheetHandle | null) => void
}

export const SheetMount = (props: SheetMountProps) => {
  const { answer, plan, onMounted } = props
  const words = useWords()
  const { language } = useLanguage()
  const { me } = useSession()
  const place = useRef<HTMLDivElement>(null)
  // The sheet calls back long after it was mounted: it finds what the page says then.
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const mounted = useRef<{ readonly handle: SheetHandle; answer: SheetAnswer } | null>(null)
  const [state, setState] = useState<'loading' | 'there' | 'failed'>('loading')

  useEffect(() => {
    let gone = false
    const mount = async (): Promise<void> => {
      const [{ mountSheet }, { sheetTexts }] = await sheetParts()
      const element = place.current
      if (gone || !element) return
      const first = latest.current
      const handle = mountSheet(element, {
        view: first.answer.view,
        rights: first.answer.rights,
        person: me.id,
        language,
        words: sheetTexts[language],
        nonce: styleNonce ?? null,
        layoutKey: `xushi.layout.${me.id}.${plan.id}${first.name === undefined ? '' : `.${first.name}`}`,
        dark: first.dark,
        post: (batch) => latest.current.post(batch),
        check: (questions, remark) => latest.current.check(questions, remark),
        when: (at) => latest.current.when(at),
        onExplain: (indicator, period) => latest.current.onExplain(indicator, period),
        onStory: (row, period, column) => latest.current.onStory?.(row, period, column),
        onStepElsewhere: (sheet, way, steps) => latest.current.onStepElsewhere?.(sheet, way, steps),
        ...(first.way && { way: first.way }),
        figuresBefore: (indicator, period) => latest.current.figuresBefore?.(indicator, period) ?? Promise.resolve([]),
        onStatus: (status) => latest.current.onStatus(status),
        onActive: (cell) => latest.current.onActive(cell),
        onHead: (head) => latest.current.onHead(head),
        onLayout: () => latest.current.onLayout(),
      })
      mounted.current = { handle, answer: first.answer }
      setState('there')
      onMounted(handle)
    }
    mount().catch(() => setState('failed'))
    return () => {
      gone = true
      onMounted(null)
      mounted.current?.handle.destroy()
      mounted.current = null
    }
  }, [plan.id, me.id, language, onMounted])

  useEffect(() => {
    const now = mounted.current
    if (!now || now.answer === answer) return
    now.answer = answer
    now.handle.reload(answer.view, answer.rights)
  }, [answer])

  return (
    <>
      {state === 'loading' && <Waiting label={words.loading} />}
      {state === 'failed' && (
        <EmptyState icon="offline" title={words.failure.offline}>
          <Button variant="default" mt={8} onClick={() => window.location.reload()}>
            {words.failure.reload}
          </Button>
        </EmptyState>
      )}
      <div ref={place} className="sheet-mount" />
    </>
  )
}
