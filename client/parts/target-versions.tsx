/** Versions of an indicator's targets as a line through time: 原目标 → 调整后目标, each with its document. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanView } from '../../server/wire/plans.ts'
import type { TargetRowView, TargetVersionView, TargetView } from '../../server/wire/targets.ts'
import { takeBackTarget } from '../api/targets.ts'
import { useWords } from './session.tsx'
import { Sure } from './sure.tsx'

interface VersionsProps {
  readonly plan: PlanView
  readonly row: TargetRowView
  readonly mayChange: boolean
  readonly onChanged: () => void
}

interface TakeBackProps {
  readonly plan: PlanView
  readonly indicator: string
  readonly version: TargetVersionView
  readonly onChanged: () => void
}
const TakeBack = ({ plan, indicator, version, onChanged }: TakeBackProps) => {
  const say = useWords().targets
  const [asks, setAsks] = useState(false)
  const takeBack = useMutation({
    mutationFn: () => takeBackTarget(plan.id, indicator, version.id),
    onSuccess: () => {
      notifications.show({ message: say.takenBack })
      setAsks(false)
      onChanged()
    },
  })
  return (
    <>
      <Button variant="subtle" color="red" size="compact-xs" aria-label={say.takeBackOf(version.asked)} onClick={() => setAsks(true)}>
        {say.takeBack}
      </Button>
      {asks && (
        <Sure
          title={say.takeBackOf(version.asked)}
          why={say.takeBackWhy}
          act={say.takeBack}
          isPending={takeBack.isPending}
          error={takeBack.error}
          onYes={() => takeBack.mutate()}
          onClose={() => setAsks(false)}
        />
      )}
    </>
  )
}

const stateWord = (versions: readonly TargetVersionView[], place: number, say: ReturnType<typeof useWords>['targets']): string => {
  const version = versions[place]
  if (version?.state === 'former') return say.former
  if (version?.state === 'to_come') return say.toCome
  return place > 0 && version?.approval !== null ? say.adjusted : say.present
}

const Version = ({ target, place, ...rest }: VersionsProps & { readonly target: TargetView; readonly place: number }) => {
  const words = useWords()
  const say = words.targets
  const version = target.versions[place]
  if (!version) return null
  const { approval } = version
  return (
    <li className={`target-version target-version-${version.state}`}>
      <span className="target-version-state small">{stateWord(target.versions, place, say)}</span>
      <span className="target-version-asked figure">{version.withdrawn ? say.withdrawn : version.asked}</span>
      <span className="small soft">
        {approval === null || approval.documentNumber === null ? say.unapproved : say.by(approval.body, approval.documentNumber, words.day(approval.date))}
        {approval?.reason != null && <> · {words.labelled(say.reason, approval.reason)}</>}
      </span>
      {rest.mayChange && version.mayTakeBack && <TakeBack plan={rest.plan} indicator={rest.row.indicator} version={version} onChanged={rest.onChanged} />}
    </li>
  )
}

export const TargetVersions = (props: VersionsProps) => {
  const words = useWords()
  const say = words.targets
  return (
    <ul className="target-lines">
      {props.row.targets.map((target) => (
        <li key={`${target.kind} ${target.dueOn} ${target.modal}`}>
          <span className="target-line-head">
            {say.kinds[target.kind]}{' '}
            <span className="figure">{target.kind === 'year' ? say.year(Number(target.dueOn.slice(0, 4))) : words.day(target.dueOn)}</span>
            {target.modal !== null && <span className="soft"> {words.explanation.modal[target.modal]}</span>}
          </span>
          <ol className="target-line">
            {target.versions.map((version, place) => (
              <Version key={version.id} {...props} target={target} place={place} />
            ))}
          </ol>
        </li>
      ))}
    </ul>
  )
}
