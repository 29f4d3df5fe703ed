/** The rules of a plan: how lights are given, how each indicator is judged, and when figures are out. What is changed here is judged by at once. */
import '../parts/rules.css'
import { SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import type { PlanRulesView } from '../../server/wire/rules.ts'
import { getRules } from '../api/rules.ts'
import { Answer } from '../parts/answer.tsx'
import { rulesKey } from '../parts/rules.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useLanguage, useWords } from '../parts/session.tsx'
import { ClosingRules } from './rules-closing.tsx'
import { LadderRules } from './rules-ladder.tsx'
import { RuleHistory } from './rules-history.tsx'
import { IndicatorRules } from './rules-indicators.tsx'
import { LightRules } from './rules-lights.tsx'
import { MailRulesForm } from './rules-mail.tsx'
import { ReleaseCalendar } from './rules-release.tsx'

const sections = ['lights', 'indicators', 'release', 'ladder', 'mail', 'closing'] as const
type Section = (typeof sections)[number]
const sectionOf = {
  lights: LightRules,
  indicators: IndicatorRules,
  release: ReleaseCalendar,
  ladder: LadderRules,
  mail: MailRulesForm,
  closing: ClosingRules,
} as const satisfies Record<Section, (props: { readonly plan: PlanView; readonly rules: PlanRulesView }) => unknown>

export const RulesRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const say = words.rules
  const { language } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const section = sections.find((each) => each === search.get('section')) ?? 'lights'
  const find = section === 'indicators' ? (search.get('find') ?? '') : ''
  const rules = useQuery({ queryKey: [...rulesKey(plan.id), find, language], queryFn: () => getRules(plan.id, find), placeholderData: keepPreviousData })
  const choose = (next: Section): void => setSearch(next === 'lights' ? {} : { section: next })
  const Room = sectionOf[section]
  return (
    <div className="page">
      <div className="page-body">
        <RoomHead title={say.title} plan={plan}>
          <SegmentedControl
            size="xs"
            aria-label={say.title}
            value={section}
            onChange={choose}
            data={sections.map((each) => ({ value: each, label: say.sections[each] }))}
          />
        </RoomHead>
        <Answer of={rules}>
          {(found) => (
            <>
              {!found.mayManage && <p className="notice">{say.readOnly}</p>}
              <Room plan={plan} rules={found} />
            </>
          )}
        </Answer>
        <RuleHistory plan={plan} />
      </div>
    </div>
  )
}
