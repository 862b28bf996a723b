import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { lastBackupAt } from '#renderer/data/backup/last-backup'
import { fullName } from '#renderer/data/queries/client-directory'
import { type AroundToday, aroundToday, cosignBook } from '#renderer/data/queries/day-book'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { NotRead } from '#renderer/ui/tell/not-read'
import { type BackupAge, backupAge } from '#shared/domain/backup/backup-due'
import { dayWords, nearDayWords } from '#shared/domain/schedule/time-words'
import { addDays, dayOf, daysBetween, startOfDay } from '#shared/domain/time/calendar-day'
import { cosignsWaiting, type Waiting, whatWaits } from '#shared/domain/today/what-waits'
import { FollowUpRows, useFollowUps } from './follow-up-rows'
import { PaperRows, usePapersToRenew } from './paper-rows'
import { ReviewRows, useReviewsWaiting } from './review-rows'
import classes from './today.module.css'

/** Looked back this far for visits without a note; drafts are shown however old. */
const lookBackDays = 14
/** Asked for so long ago, a second signature is looked for in the client's record, not here. */
const cosignLookBackDays = 92
/** A new practice is not asked for a backup in its first days. */
const firstBackupAfterDays = 7

/** What was left behind and what is about to end: quiet, at the foot of the day. */
export function WaitingList({ clock }: { readonly clock: PracticeClock }) {
  const { today, timeZone } = clock
  const around = useLive(
    aroundToday,
    startOfDay(addDays(today, -lookBackDays), timeZone),
    startOfDay(addDays(today, 1), timeZone),
  )
  const cosigns = useCosigns(clock)
  const followUps = useFollowUps(clock)
  const reviews = useReviewsWaiting()
  const backup = useBackupDue(clock)
  const papers = usePapersToRenew(today)
  const session = useSession()
  if (around.status === 'loading') return null
  const waiting = around.value
    ? whatWaits({
        ...around.value,
        therapistId: session.staffId,
        todayStartsAt: startOfDay(today, timeZone),
        now: clock.now,
      })
    : []
  const people = around.value?.people ?? new Map()
  const read = [around, cosigns.live, followUps.live, reviews.live, papers.live, ...backup.read]
  const lists = [waiting, cosigns.waiting, reviews.waiting, followUps.tasks, papers.tasks]
  const isWhole = read.every(({ status }) => status !== 'failed')
  if (isWhole && lists.every(({ length }) => length === 0) && !backup.age) return null
  return (
    <Section title="Waiting">
      <NotRead of={read} what="Some of what waits" />
      <Rows label="Waiting">
        {waiting.map((one) => (
          <WaitingRow key={keyOf(one)} waiting={one} people={people} clock={clock} />
        ))}
        {cosigns.waiting.map((one) => (
          <WaitingRow key={keyOf(one)} waiting={one} people={cosigns.people} clock={clock} />
        ))}
        <ReviewRows waiting={reviews.waiting} people={reviews.people} clock={clock} />
        <FollowUpRows tasks={followUps.tasks} people={followUps.people} />
        <PaperRows tasks={papers.tasks} />
        {backup.age && <BackupRow age={backup.age} />}
      </Rows>
    </Section>
  )
}

const keyOf = (one: Waiting): string =>
  `${one.kind} ${one.visitId} ${one.clientId} ${'noteId' in one ? one.noteId : ''}`

interface WaitingRowProps {
  readonly waiting: Waiting
  readonly people: AroundToday['people']
  readonly clock: PracticeClock
}

function WaitingRow({ waiting, people, clock }: WaitingRowProps) {
  const navigate = useNavigate()
  const person = people.get(waiting.clientId)
  const open = () => navigate({ to: paths.visit, params: { visitId: waiting.visitId } })
  const attention = 'overdue' in waiting ? waiting.overdue : true
  return (
    <Row
      title={<PersonName name={person ? fullName(person.name) : ''} fallback="Baby" />}
      detail={<span className={classes.capital}>{detailOf(waiting, clock)}</span>}
      trailing={
        <Status meaning={attention ? 'attention' : 'waiting'} plain>
          {words[waiting.kind]}
        </Status>
      }
      onOpen={() => void open()}
    />
  )
}

const words: Record<Waiting['kind'], string> = {
  noteToSign: 'Note to sign',
  noteToWrite: 'Note to write',
  noteToCosign: 'Note to co-sign',
  visitLeftOpen: 'Not finished',
  visitWentBy: 'Not begun, not cancelled',
}

function detailOf(waiting: Waiting, clock: PracticeClock): string {
  const day = dayOf(waiting.sessionAt, clock.timeZone)
  return daysBetween(day, clock.today) < 2
    ? nearDayWords(day, clock.today)
    : dayWords(day, clock.today)
}

/** Notes of others that wait for the person at this laptop. */
function useCosigns({ today, timeZone, now }: PracticeClock) {
  const { staffId } = useSession()
  const live = useLive(cosignBook, startOfDay(addDays(today, -cosignLookBackDays), timeZone))
  const me = live.value?.staff.find(({ id }) => id === staffId)
  if (!live.value || !me) return { live, waiting: [], people: new Map() }
  const { notes, staff, people } = live.value
  const byId = new Map(staff.map((one) => [one.id, one]))
  return { live, waiting: cosignsWaiting(me, notes, byId, now), people }
}

function useBackupDue(clock: PracticeClock) {
  const practice = useLive(practiceEntry)
  const last = useLive(lastBackupAt)
  const known = practice.value && last.status === 'ready'
  const age = known ? backupDue(practice.value.createdAt, last.value, clock) : null
  return { read: [practice, last], age }
}

function backupDue(
  practiceSince: string,
  last: string | null,
  { today, timeZone }: PracticeClock,
): BackupAge | null {
  const age = backupAge(last === null ? null : dayOf(last, timeZone), today)
  if (age.kind === 'fresh') return null
  const since = daysBetween(dayOf(practiceSince, timeZone), today)
  return age.kind === 'never' && since < firstBackupAfterDays ? null : age
}

function BackupRow({ age }: { readonly age: BackupAge }) {
  const navigate = useNavigate()
  return (
    <Row
      title="Backup"
      detail={
        age.kind === 'never'
          ? 'None was made yet. If this laptop is lost, so are its records.'
          : `The last one is ${age.kind === 'due' ? age.days : 0} days old.`
      }
      trailing={
        <Status meaning="attention" plain>
          Make a backup
        </Status>
      }
      onOpen={() => void navigate({ to: paths.settingsSection, params: { section: 'backup' } })}
    />
  )
}
