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
  if (around.status !== 'ready') return null
  const waiting = whatWaits({
    ...around.value,
    therapistId: session.staffId,
    todayStartsAt: startOfDay(today, timeZone),
    now: clock.now,
  })
  const tasks = followUps?.tasks ?? []
  const lists = [waiting, cosigns.waiting, reviews.waiting, tasks, papers]
  if (lists.every(({ length }) => length === 0) && !backup) return null
  return (
    <Section title="Waiting">
      <Rows label="Waiting">
        {waiting.map((one) => (
          <WaitingRow key={keyOf(one)} waiting={one} people={around.value.people} clock={clock} />
        ))}
        {cosigns.waiting.map((one) => (
          <WaitingRow key={keyOf(one)} waiting={one} people={cosigns.people} clock={clock} />
        ))}
        <ReviewRows {...reviews} clock={clock} />
        {followUps && <FollowUpRows {...followUps} />}
        <PaperRows tasks={papers} />
        {backup && <BackupRow age={backup} />}
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
  if (!live.value || !me) return { waiting: [], people: new Map() }
  const { notes, staff, people } = live.value
  const byId = new Map(staff.map((one) => [one.id, one]))
  return { waiting: cosignsWaiting(me, notes, byId, now), people }
}

function useBackupDue({ today, timeZone }: PracticeClock): BackupAge | null {
  const practice = useLive(practiceEntry)
  const last = useLive(lastBackupAt)
  if (practice.status !== 'ready' || last.status !== 'ready' || !practice.value) return null
  const age = backupAge(last.value === null ? null : dayOf(last.value, timeZone), today)
  if (age.kind === 'fresh') return null
  const since = daysBetween(dayOf(practice.value.createdAt, timeZone), today)
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
