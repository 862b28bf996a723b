import { Button } from '@mantine/core'
import { IconChartLine, IconPrinter } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import { printPage } from '#renderer/data/commands/print-page'
import type { HouseholdFile } from '#renderer/data/queries/follow-up'
import { useCommand } from '#renderer/data/use-command'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { ChartWithTable } from '#renderer/ui/chart/chart-with-table'
import { Section } from '#renderer/ui/page/section'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { weekdayDateWords } from '#shared/domain/clients/words'
import { cutOffsFor } from '#shared/domain/clinical/mood/score'
import {
  type PersonTrends,
  personTrends,
  type Trend,
  xWords,
} from '#shared/domain/clinical/trends/person-trends'
import { type SiteTrack, siteWords } from '#shared/domain/clinical/trends/site-history'
import { trendSheet } from '#shared/domain/print/trend-sheet'
import { dayWords } from '#shared/domain/schedule/time-words'
import { daysBetween } from '#shared/domain/time/calendar-day'
import classes from './screens.module.css'

interface TrendsViewProps {
  readonly name: string
  readonly file: HouseholdFile
  readonly clock: PracticeClock
}

/** Whether it is getting better: one chart a meaning, over the days after birth, with its numbers. */
export function TrendsView({ name, file, clock }: TrendsViewProps) {
  const { run: print } = useCommand(printPage)
  const page = useRef<HTMLDivElement>(null)
  const { today, timeZone } = clock
  const birthOn =
    file.charts.find(({ clientId }) => clientId === file.parentId)?.parent?.birthOn ?? null
  const found = useMemo(() => trendsOf(file, birthOn, timeZone), [file, birthOn, timeZone])
  const { trends, sites } = found
  if (trends.length === 0 && sites.length === 0) {
    return (
      <EmptyState title="Nothing to draw yet" icon={IconChartLine}>
        Pain from the notes, mood screens, sleep and stress stand here over the days after birth, as
        soon as there are numbers.
      </EmptyState>
    )
  }
  const printAll = () => {
    const charts = trends.map((trend) => ({
      title: trend.title,
      svg: drawingOf(page.current, trend.id),
      ...tableOf(trend, found, today),
      remark: trend.lines.length > 1 ? legendOf(trend) : '',
    }))
    const tables = sites.map((site) => ({
      title: siteWords(site),
      svg: '',
      ...siteTable(site, birthOn, today),
    }))
    void print(trendSheet(name, dayWords(today, today), [...charts, ...tables]))
  }
  return (
    <div ref={page}>
      <div className={classes.head}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={printAll}
        >
          Print
        </Button>
      </div>
      {trends.map((trend) => (
        <Section key={trend.id} title={trend.title}>
          <div data-trend={trend.id}>
            <ChartWithTable
              title={trend.title}
              lines={trend.lines}
              points={trend.points}
              range={trend.range}
              mark={trend.mark}
              xLabel={found.afterBirth ? 'Days after birth' : 'Days'}
              pointNames={trend.points.map(
                ({ x, day }) => `${xWords(x, found.afterBirth)}, ${weekdayDateWords(day, today)}`,
              )}
            />
          </div>
        </Section>
      ))}
      {sites.map((site, index) => (
        <Site
          // biome-ignore lint/suspicious/noArrayIndexKey: a place has no other name than where it lies
          key={`${siteWords(site)} ${index}`}
          {...{ site, birthOn, today }}
        />
      ))}
    </div>
  )
}

const trendsOf = (file: HouseholdFile, birthOn: string | null, timeZone: string): PersonTrends => {
  const own = <R extends { readonly clientId: string }>(records: readonly R[]) =>
    records.filter(({ clientId }) => clientId === file.parentId)
  return personTrends({
    notes: own(file.notes),
    screenings: own(file.screenings),
    ...{ birthOn, timeZone },
    epdsMark: cutOffsFor(file.moodRules, '').epdsAssess,
  })
}

const legendMarks = ['●', '□', '△']
const legendOf = ({ lines }: Trend): string =>
  lines.map(({ name }, index) => `${legendMarks[index % 3]} ${name}`).join('   ')

const tableOf = ({ lines, points }: Trend, { afterBirth }: PersonTrends, today: string) => ({
  head: ['Day', ...lines.map(({ name, unit }) => `${name} (${unit})`)],
  rows: points.map(({ x, day, values }) => [
    `${xWords(x, afterBirth)}, ${weekdayDateWords(day, today)}`,
    ...lines.map(({ id }) => String(values[id] ?? '–')),
  ]),
})

/** The drawing as it stands on the screen: what is seen is what is printed. */
const drawingOf = (page: HTMLElement | null, id: string): string =>
  page?.querySelector(`[data-trend="${id}"] svg`)?.outerHTML ?? ''

const pointWords = (value: number | null): string => (value === null ? '–' : String(value))

function siteTable(site: SiteTrack, birthOn: string | null, today: string) {
  return {
    remark: siteRemark(site),
    head: ['Day', 'Size (cm²)', 'Pain before (of 10)', 'Pain after (of 10)'],
    rows: site.points.map(({ day, areaCm2, painBefore, painAfter, gone }) => [
      `${birthOn === null ? '' : `${xWords(daysBetween(birthOn, day), true)}, `}${weekdayDateWords(day, today)}`,
      gone ? 'Gone' : pointWords(areaCm2),
      pointWords(painBefore),
      pointWords(painAfter),
    ]),
  }
}

function siteRemark({ recurrences, daysToResolve }: SiteTrack): string {
  const times = daysToResolve.map((days) => `${days} ${days === 1 ? 'day' : 'days'}`).join(', ')
  const back =
    recurrences === 0 ? '' : `Came back ${recurrences === 1 ? 'once' : `${recurrences} times`}.`
  return [times ? `Gone after ${times}.` : 'Still there.', back].filter(Boolean).join(' ')
}

function Site(props: {
  readonly site: SiteTrack
  readonly birthOn: string | null
  readonly today: string
}) {
  const { site, birthOn, today } = props
  const first = site.points[0]?.day ?? today
  const originOn = birthOn ?? first
  const table = siteTable(site, birthOn, today)
  return (
    <Section title={siteWords(site)} help={table.remark}>
      <ChartWithTable
        title={siteWords(site)}
        lines={[
          { id: 'area', name: 'Size', unit: 'cm²' },
          { id: 'before', name: 'Pain before', unit: 'of 10' },
          { id: 'after', name: 'Pain after', unit: 'of 10' },
        ]}
        points={site.points.map(({ day, areaCm2, painBefore, painAfter }) => ({
          x: daysBetween(originOn, day),
          values: { area: areaCm2, before: painBefore, after: painAfter },
        }))}
        range={[0, 10]}
        mark={null}
        xLabel={birthOn === null ? 'Days' : 'Days after birth'}
        pointNames={table.rows.map(([name = '']) => name)}
      />
    </Section>
  )
}
