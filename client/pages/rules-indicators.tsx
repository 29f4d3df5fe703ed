/** Rules of each indicator: its path, its lights and when its figure is out; a drawer sets those of one. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Suspense, lazy, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { PlanView } from '../../server/wire/plans.ts'
import type { IndicatorRulesRow, PlanRulesView } from '../../server/wire/rules.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNames, useWords } from '../parts/session.tsx'
import { WideTable } from '../parts/wide-table.tsx'

const Drawer = lazy(() => import('./rules-indicator.tsx').then(({ IndicatorRulesDrawer }) => ({ default: IndicatorRulesDrawer })))

const restMilliseconds = 300

interface RowProps {
  readonly row: IndicatorRulesRow
  readonly rules: PlanRulesView
  readonly onEdit: () => void
}
const Row = ({ row, rules, onEdit }: RowProps) => {
  const words = useWords()
  const say = words.rules
  const nameOf = useNames()
  const path = row.path === null ? null : (rules.paths.find((each) => each.path === row.path)?.title ?? row.path)
  return (
    <tr>
      <td className="rule-of">
        <span className="figure faint">{row.number}</span> {nameOf(row)}
      </td>
      <td>{row.lead.length > 0 ? words.listed(row.lead) : <span className="faint">{say.noLead}</span>}</td>
      <td>
        {path ?? <span className="faint">{say.noPath}</span>}
        {row.nodes > 0 && <span className="faint small nowrap"> {say.nodeCount(row.nodes)}</span>}
      </td>
      <td>{row.rule ?? <span className="faint">{say.follow}</span>}</td>
      <td>{row.release}</td>
      <td className="nowrap">
        {row.mayEdit && (
          <Button variant="subtle" size="compact-sm" my={-3} onClick={onEdit} aria-label={say.editOf(nameOf(row))}>
            {say.edit}
          </Button>
        )}
      </td>
    </tr>
  )
}

export const IndicatorRules = ({ plan, rules }: { readonly plan: PlanView; readonly rules: PlanRulesView }) => {
  const words = useWords()
  const say = words.rules
  const [search, setSearch] = useSearchParams()
  const [typed, setTyped] = useState(search.get('find') ?? '')
  const [onlyOwn, setOnlyOwn] = useState(false)
  const edited = search.get('rules')
  const put = (key: 'find' | 'rules', value: string | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === null || value === '') next.delete(key)
        else next.set(key, value)
        return next
      },
      { replace: true },
    )
  const find = useDebouncedCallback((text: string) => put('find', text.trim()), restMilliseconds)
  const shown = onlyOwn ? rules.indicators.filter(({ rule, nodes }) => rule !== null || nodes > 0) : rules.indicators
  return (
    <>
      <div className="page-tools">
        <TextInput
          size="xs"
          w={220}
          aria-label={say.find}
          placeholder={say.find}
          leftSection={<Icon name="search" size={14} />}
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            find(event.currentTarget.value)
          }}
        />
        <Checkbox size="xs" label={say.onlyOwn} checked={onlyOwn} onChange={(event) => setOnlyOwn(event.currentTarget.checked)} />
        <output className="soft">{onlyOwn ? say.foundCount(shown.length, shown.length) : say.foundCount(rules.indicators.length, rules.found)}</output>
      </div>
      {shown.length === 0 ? (
        <EmptyState icon="search" title={say.noneFound}>
          {say.noneFoundWhy}
        </EmptyState>
      ) : (
        <WideTable label={say.sections.indicators}>
          <thead>
            <tr>
              <th scope="col">{say.indicator}</th>
              <th scope="col">{say.lead}</th>
              <th scope="col">{say.path}</th>
              <th scope="col">{say.preset}</th>
              <th scope="col">{say.release}</th>
              <th scope="col">
                <span className="unseen">{say.edit}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.id} row={row} rules={rules} onEdit={() => put('rules', row.id)} />
            ))}
          </tbody>
        </WideTable>
      )}
      {edited !== null && (
        <Suspense>
          <Drawer key={edited} plan={plan} rules={rules} indicator={edited} onClose={() => put('rules', null)} />
        </Suspense>
      )}
    </>
  )
}
