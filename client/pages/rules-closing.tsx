/** Which periods of a plan take figures: the plan office closes them, and opens them again. */
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { Period } from '../../server/wire/rows.ts'
import type { PlanRulesView } from '../../server/wire/rules.ts'
import { getRights } from '../api/plans.ts'
import { Answer } from '../parts/answer.tsx'
import type { Closing } from '../parts/closing-form.tsx'
import { ClosingForm, closedKey } from '../parts/closing-form.tsx'
import { useLanguage, useSession, useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'
import { WideTable } from '../parts/wide-table.tsx'
import { startOf } from '../sheet/periods.ts'
import { sheetTexts } from '../sheet/texts.ts'

const months = Array.from({ length: 12 }, (_, place) => place + 1)
/** Each after the last of the periods that it holds. */
const periodsOfYear = (year: number): readonly Period[] => [
  ...months.flatMap((month) => [
    `${year}-${String(month).padStart(2, '0')}`,
    ...(month % 3 === 0 ? [`${year}-Q${month / 3}`] : []),
    ...(month % 6 === 0 ? [`${year}-H${month / 6}`] : []),
  ]),
  String(year),
]

export const ClosingRules = ({ plan, rules }: { readonly plan: PlanView; readonly rules: PlanRulesView }) => {
  const words = useWords()
  const say = words.together.periods
  const moments = useMoments()
  const { language } = useLanguage()
  const nameOf = sheetTexts[language].periodLong
  const { clock } = useSession()
  const [year, setYear] = useState(() => Math.min(plan.years.at(-1) ?? 0, Math.max(plan.years[0] ?? 0, Number(clock.now.slice(0, 4)))))
  const [asked, setAsked] = useState<Closing | null>(null)
  const closed = useQuery({ queryKey: closedKey(plan.id), queryFn: async () => (await getRights(plan.id, year)).closed })
  const ask = (period: Period, isClosed: boolean, upTo: boolean): void => setAsked({ period, name: nameOf(period), closed: isClosed, upTo })
  return (
    <section className="closing">
      <p className="soft">{say.about}</p>
      <NativeSelect
        aria-label={say.year}
        size="xs"
        w={120}
        value={String(year)}
        data={plan.years.map((each) => ({ value: String(each), label: words.toolbar.year(each, each) }))}
        onChange={(event) => setYear(Number(event.currentTarget.value))}
      />
      <Answer of={closed}>
        {(locks) => (
          <WideTable label={say.section}>
            <thead>
              <tr>
                <th scope="col">{say.period}</th>
                <th scope="col">{say.state}</th>
                <th scope="col">{say.why}</th>
                <th scope="col">
                  <span className="unseen">{say.act}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {periodsOfYear(year).map((period) => {
                const lock = locks.find((each) => each.period === period)
                const hasBegun = startOf(period) <= clock.now.slice(0, 10)
                return (
                  <tr key={period}>
                    <th scope="row">{nameOf(period)}</th>
                    <td>{lock ? `${say.closed} · ${say.by(lock.who, moments.full(lock.at))}` : hasBegun ? say.open : say.notBegun}</td>
                    <td>{lock?.note ?? ''}</td>
                    <td className="nowrap">
                      {rules.mayManage && hasBegun && (
                        <>
                          <Button size="compact-xs" variant="default" onClick={() => ask(period, !lock, false)}>
                            {lock ? say.reopen : say.close}
                          </Button>
                          <Button size="compact-xs" variant="subtle" onClick={() => ask(period, !lock, true)}>
                            {lock ? say.reopenUpTo : say.closeUpTo}
                          </Button>
                        </>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </WideTable>
        )}
      </Answer>
      <ClosingForm plan={plan.id} asked={asked} onClose={() => setAsked(null)} />
    </section>
  )
}
