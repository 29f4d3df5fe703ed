/**
 * Rules of one indicator, in a drawer: path and nodes, lights, release. Below them what they would have done in the last 24 months, and the path
 * drawn; they can be saved once that has been shown.
 */
import { Button, Drawer } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { IndicatorRulesView, PlanRulesView } from '../../server/wire/rules.ts'
import { getIndicatorRules, setIndicatorRules, tryIndicatorRules } from '../api/rules.ts'
import type { ApprovalRequest, IndicatorRulesRequest } from '../api/rules.ts'
import { Answer, Waiting, sentenceOf } from '../parts/answer.tsx'
import { LightRuleForm } from '../parts/light-rule-form.tsx'
import { rulesKey, useAskAnew, useRested } from '../parts/rules.ts'
import { useLanguage, useNames, useWords } from '../parts/session.tsx'
import { ApprovalPart, BacktestPart, PathPart, ReleasePart, Section } from './rules-parts.tsx'
import type { Shared } from './rules-parts.tsx'

const noApproval: ApprovalRequest = { body: '', documentNumber: '', date: '', reason: '' }

const stored = ({ light, path, release, preliminaryDecides }: IndicatorRulesView): IndicatorRulesRequest => ({ light, path, release, preliminaryDecides })

type EditorProps = Pick<Shared, 'plan' | 'rules' | 'view'> & { readonly onClose: () => void }

const Editor = ({ plan, rules, view, onClose }: EditorProps) => {
  const words = useWords()
  const say = words.rules
  const { language } = useLanguage()
  const answers = useQueryClient()
  const askAnew = useAskAnew(plan.id)
  const [given, setGiven] = useState(() => stored(view))
  const [approval, setApproval] = useState(noApproval)
  const { rested, settled } = useRested(given)
  const isChanged = JSON.stringify(given) !== JSON.stringify(stored(view))
  // A path of nodes is nothing to be tried before there are any.
  const lacksNodes = given.path.nodes.length === 0 && rules.paths.some(({ path, needsNodes }) => needsNodes && path === given.path.kind)
  const tried = useQuery({
    queryKey: [...rulesKey(plan.id), 'indicator', view.id, 'backtest', rested, view.version, language],
    queryFn: () => tryIndicatorRules(plan.id, view.id, rested),
    enabled: isChanged && !lacksNodes,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const years = isChanged && !lacksNodes ? (tried.data?.yearsToApprove ?? []) : []
  const asksApproval = years.length > 0 && view.mayManage
  const isApproved = !asksApproval || Object.values(approval).every((each) => each.trim() !== '')
  const save = useMutation({
    mutationFn: () => setIndicatorRules(plan.id, view.id, { ...given, approval: asksApproval ? approval : null, seen: view.version }),
    onSuccess: (next) => {
      notifications.show({ message: say.saved, withCloseButton: false })
      answers.setQueryData([...rulesKey(plan.id), 'indicator', view.id, language], next)
      askAnew()
      onClose()
    },
  })
  const isSeen = settled && !lacksNodes && tried.isSuccess && !tried.isPlaceholderData
  const shared: Shared = { plan, rules, view, given, onChange: setGiven }
  return (
    <div className="rules-editor">
      {!view.mayManage && <p className="notice">{say.onlyNodes}</p>}
      <PathPart {...shared} />
      {view.mayManage && (
        <Section title={say.preset}>
          <LightRuleForm
            presets={rules.presets}
            counters={rules.counters}
            value={given.light}
            followed={rules.rule}
            disabled={false}
            onChange={(light) => setGiven({ ...given, light })}
          />
        </Section>
      )}
      {view.mayManage && <ReleasePart {...shared} />}
      <Section title={say.backtest}>
        {(!isChanged || lacksNodes) && <p className="soft">{say.backtestFirst}</p>}
        {isChanged &&
          !lacksNodes &&
          !tried.error &&
          (tried.data ? <BacktestPart plan={plan} rules={rules} view={view} found={tried.data} /> : <Waiting label={say.computing} />)}
      </Section>
      {asksApproval && <ApprovalPart years={years} value={approval} today={rules.today} onChange={setApproval} />}
      <div className="rules-editor-foot">
        <div aria-live="polite">
          {isChanged && !lacksNodes && tried.error && settled && <p className="form-error">{sentenceOf(tried.error, words)}</p>}
          {save.error && <p className="form-error">{sentenceOf(save.error, words)}</p>}
        </div>
        <div className="form-actions">
          {lacksNodes && <span className="small soft grow">{say.nodesFirst}</span>}
          {isChanged && !isApproved && !lacksNodes && <span className="small soft grow">{say.approvalNeeded}</span>}
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button disabled={!isChanged || !isSeen || !isApproved} loading={save.isPending} onClick={() => save.mutate()}>
            {say.save}
          </Button>
        </div>
      </div>
    </div>
  )
}

interface DrawerProps {
  readonly plan: PlanView
  readonly rules: PlanRulesView
  readonly indicator: string
  readonly onClose: () => void
}

export const IndicatorRulesDrawer = ({ plan, rules, indicator, onClose }: DrawerProps) => {
  const say = useWords().rules
  const { language } = useLanguage()
  const nameOf = useNames()
  const answer = useQuery({
    queryKey: [...rulesKey(plan.id), 'indicator', indicator, language],
    queryFn: () => getIndicatorRules(plan.id, indicator),
    // Typing is not swept away by an answer that comes in between; what others saved meanwhile is refused at saving.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const view = answer.data
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={720} lockScroll={false}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className="rules-drawer-head">
          <Drawer.Title>{view ? `${view.number} ${nameOf(view)}`.trim() : say.drawer}</Drawer.Title>
          <Drawer.CloseButton aria-label={say.closeDrawer} size={40} />
        </div>
        <Drawer.Body>
          <Answer of={answer}>{(found) => <Editor key={found.version} plan={plan} rules={rules} view={found} onClose={onClose} />}</Answer>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
