import './reports.css'
import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PlanView } from '../../server/wire/plans.ts'
import type { ReportView } from '../../server/wire/reports.ts'
import { getReports } from '../api/reports.ts'
import { Answer } from '../parts/answer.tsx'
import { useDownload } from '../parts/download.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Icon } from '../parts/icon.tsx'
import { useYears } from '../parts/plans.ts'
import { RoomHead } from '../parts/room-head.tsx'
import { useWords } from '../parts/session.tsx'

interface ReportProps {
  readonly report: ReportView
  readonly plan: PlanView
  readonly year: number
}
const Report = ({ report, plan, year }: ReportProps) => {
  const say = useWords().reports
  const download = useDownload()
  return (
    <li className="report">
      <Icon name="report" size={20} />
      <div className="grow">
        <h2>{report.title}</h2>
        <p className="soft">{report.description}</p>
      </div>
      <Button
        leftSection={<Icon name="download" />}
        disabled={download.isPending}
        onClick={() => download.mutate({ report: report.key, plan: plan.id, year })}
        aria-label={`${report.title}: ${say.download}`}
      >
        {download.isPending ? say.making : say.download}
      </Button>
    </li>
  )
}

export const ReportsRoom = ({ plan }: { readonly plan: PlanView }) => {
  const words = useWords()
  const say = words.reports
  const [years, choose] = useYears(plan)
  const reports = useQuery({ queryKey: ['reports'], queryFn: getReports, staleTime: Number.POSITIVE_INFINITY })
  return (
    <div className="page">
      <div className="page-body page-reading">
        <RoomHead title={words.rooms.reports} plan={plan}>
          <Select
            size="xs"
            aria-label={say.year}
            w={120}
            data={plan.years.map((year) => ({ value: String(year), label: words.toolbar.year(year, year) }))}
            value={String(years.to)}
            onChange={(year) => year !== null && choose({ from: Number(year), to: Number(year) })}
          />
        </RoomHead>
        <Answer of={reports}>
          {(list) =>
            list.length === 0 ? (
              <EmptyState icon="report" title={say.none} />
            ) : (
              <ul className="panel">
                {list.map((report) => (
                  <Report key={report.key} report={report} plan={plan} year={years.to} />
                ))}
              </ul>
            )
          }
        </Answer>
        <p className="faint small page-note">{say.note}</p>
      </div>
    </div>
  )
}
