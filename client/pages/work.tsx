/** The product's own work: what runs when and how it went, and the same by hand. */
import './work.css'
import { useQuery } from '@tanstack/react-query'
import type { JobView } from '../../server/wire/jobs.ts'
import { getJobs } from '../api/jobs.ts'
import { Answer } from '../parts/answer.tsx'
import { Forbidden } from '../parts/forbidden.tsx'
import { useSession, useWords } from '../parts/session.tsx'
import { useMoments } from '../parts/when.ts'
import { GroupRobots } from '../parts/group-robots.tsx'
import { MailFare } from '../parts/mail-fare.tsx'
import { WideTable } from '../parts/wide-table.tsx'
import { Clock, Deliver, Evaluate, WatchedPlans } from '../parts/work-by-hand.tsx'

const secondsBetween = (from: string, to: string): string => ((Date.parse(to) - Date.parse(from)) / 1000).toFixed(1)

const Runs = ({ job }: { readonly job: JobView }) => {
  const words = useWords()
  const say = words.work
  const moments = useMoments()
  const [latest] = job.runs
  // A minute in UTC, or a day and the zone that it is a day in.
  const slotText = (slot: string): string => (slot.includes('T') ? moments.full(`${slot.slice(0, 16)}Z`) : words.day(slot))
  if (!latest) return <p className="faint">{say.noRuns}</p>
  return (
    <details className="runs">
      <summary>
        <span className={`run-state run-${latest.state}`}>{say.states[latest.state]}</span>
        <span className="figure soft">{moments.short(latest.startedAt)}</span>
        <span className="one-line">{latest.outcome}</span>
      </summary>
      <WideTable label={say.runs}>
        <thead>
          <tr>
            {[say.slot, say.started, say.took, words.mails.state, say.outcome].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {job.runs.map((run) => (
            <tr key={run.slot}>
              <td className="nowrap figure">{slotText(run.slot)}</td>
              <td className="nowrap figure">{moments.short(run.startedAt)}</td>
              <td className="nowrap figure">{run.endedAt === null ? words.noFigure : say.seconds(secondsBetween(run.startedAt, run.endedAt))}</td>
              <td className={`nowrap run-${run.state}`}>{say.states[run.state]}</td>
              <td>{run.outcome}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </details>
  )
}

const Job = ({ job }: { readonly job: JobView }) => {
  const words = useWords()
  const say = words.work
  const moments = useMoments()
  return (
    <li className="job">
      <div className="job-head">
        <h3>{job.title}</h3>
        <span className="soft">{job.when}</span>
        {job.late && <span className="run-failed">{say.late}</span>}
        <span className="grow" />
        <span className="soft small">
          {say.next} <span className="figure">{moments.full(job.nextAt)}</span> {job.nextUncertain && <span className="faint">{words.rules.uncertain}</span>}
        </span>
      </div>
      <Runs job={job} />
    </li>
  )
}

export const WorkPage = () => {
  const words = useWords()
  const { may } = useSession().me
  const jobs = useQuery({ queryKey: ['jobs'], queryFn: getJobs, refetchInterval: 15_000, enabled: may.runJobs })
  if (!may.runJobs) return <Forbidden />
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>{words.rooms.work}</h1>
        </div>
        <div className="work">
          <section aria-labelledby="work-jobs">
            <h2 id="work-jobs">{words.work.jobs}</h2>
            <Answer of={jobs}>
              {(list) => (
                <ul className="panel">
                  {list.map((job) => (
                    <Job key={job.job} job={job} />
                  ))}
                </ul>
              )}
            </Answer>
            <MailFare />
            {may.managePlans && <WatchedPlans />}
            {may.managePlans && <GroupRobots />}
          </section>
          <div className="work-by-hand">
            <Evaluate />
            <Deliver />
            <Clock />
          </div>
        </div>
      </div>
    </div>
  )
}
