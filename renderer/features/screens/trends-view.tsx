import { IconChartLine } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import type { HouseholdFile } from '#renderer/data/queries/follow-up'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useLive } from '#renderer/data/use-live'
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
import { siteTrends } from '#shared/domain/clinical/trends/site-trends'
import { trendSheet } from '#shared/domain/print/trend-sheet'
import { dayWords } from '#shared/domain/schedule/time-words'
import { zoneOf } from '#shared/domain/tasks/open-now'
import { PaperActions } from './paper-actions'
import classes from './screens.module.css'

interface TrendsViewProps {
  readonly name: string
  readonly file: HouseholdFile
  readonly clock: PracticeClock
}

/** Whether it is getting better: one chart a meaning, over the days after birth, with its numbers. */
export function TrendsView({ name, file, clock }: TrendsViewProps) {
  const practice = useLive(practiceEntry)
  const page = useRef<HTMLDivElement>(null)
  const { today } = clock
  // Her days, wherever the practice is.
  const timeZone = zoneOf(file.visits, clock.timeZone)
  const birthOn =
    file.charts.find(({ clientId }) => clientId === file.parentId)?.parent?.birthOn ?? null
  const found = useMemo(() => trendsOf(file, birthOn, timeZone), [file, birthOn, timeZone])
  const { trends, sites, afterBirth } = found
  if (trends.length === 0 && sites.length === 0) {
    return (
      <EmptyState title="Nothing to draw yet" icon={IconChartLine}>
        Pain from the notes, mood screens, sleep and stress stand here over the days after birth, as
        soon as there are numbers.
      </EmptyState>
    )
  }
  const names = (one: Trend) =>
    one.points.map(
      ({ x, day }) => `${xWords(x, found.afterBirth)}, ${weekdayDateWords(day, today)}`,
    )
  const places = sites.map((site, nth) => ({
    ...{ site, title: siteWords(site) },
    trends: siteTrends(site, nth, birthOn ?? site.points[0]?.day ?? today),
  }))
  const printed = (one: Trend, title: string, remark: string) => ({
    ...{ title, svg: drawingOf(page.current, one.id) },
    ...tableOf(one, names(one)),
    remark: [one.lines.length > 1 ? legendOf(one) : '', remark].filter(Boolean).join('. '),
  })
  const sheet = (): string => {
    const charts = trends.map((one) => printed(one, one.title, ''))
    const tables = places.flatMap(({ site, title, trends: own }) =>
      own.map((one) => printed(one, `${title}: ${one.title.toLowerCase()}`, siteRemark(site))),
    )
    return trendSheet(name, dayWords(today, today), [...charts, ...tables])
  }
  return (
    <div ref={page}>
      <div className={classes.head}>
        <PaperActions
          html={sheet}
          paper={practice.value?.practice?.paper ?? 'Letter'}
          suggestedName="Trends.pdf"
        />
      </div>
      {trends.map((trend) => (
        <Section key={trend.id} title={trend.title}>
          <Drawn trend={trend} title={trend.title} names={names(trend)} afterBirth={afterBirth} />
        </Section>
      ))}
      {places.map(({ site, title, trends: own }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place has no other name than where it lies
        <Section key={`${title} ${index}`} title={title} help={siteRemark(site)}>
          {own.length === 0 && <p>Neither its size nor its pain was taken yet.</p>}
          {own.map((trend) => (
            <div key={trend.id} className={classes.ofSite}>
              <h3 className={classes.chartTitle}>{trend.title}</h3>
              <Drawn
                trend={trend}
                title={`${title}: ${trend.title.toLowerCase()}`}
                names={names(trend)}
                afterBirth={afterBirth}
              />
            </div>
          ))}
        </Section>
      ))}
    </div>
  )
}

interface DrawnProps {
  readonly trend: Trend
  readonly title: string
  readonly names: readonly string[]
  readonly afterBirth: boolean
}

/** Found again by its id when it is printed. */
function Drawn({ trend, title, names, afterBirth }: DrawnProps) {
  return (
    <div data-trend={trend.id}>
      <ChartWithTable
        title={title}
        lines={trend.lines}
        points={trend.points}
        range={trend.range}
        mark={trend.mark}
        xLabel={afterBirth ? 'Days after birth' : 'Days'}
        pointNames={names}
      />
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

const tableOf = ({ lines, points }: Trend, names: readonly string[]) => ({
  head: ['Day', ...lines.map(({ name, unit }) => `${name} (${unit})`)],
  rows: points.map(({ values }, index) => [
    names[index] ?? '',
    ...lines.map(({ id }) => String(values[id] ?? '–')),
  ]),
})

/** The drawing as it stands on the screen: what is seen is what is printed. */
const drawingOf = (page: HTMLElement | null, id: string): string =>
  page?.querySelector(`[data-trend="${id}"] svg`)?.outerHTML ?? ''

function siteRemark({ recurrences, daysToResolve }: SiteTrack): string {
  const times = daysToResolve.map((days) => `${days} ${days === 1 ? 'day' : 'days'}`).join(', ')
  const back =
    recurrences === 0 ? '' : `Came back ${recurrences === 1 ? 'once' : `${recurrences} times`}.`
  return [times ? `Gone after ${times}.` : 'Still there.', back].filter(Boolean).join(' ')
}
