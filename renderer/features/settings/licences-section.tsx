import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { saveLicenceRule } from '#renderer/data/commands/save-licence-rule'
import { allStaff, practiceEntry } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import type { Meaning } from '#renderer/ui/show/meaning'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { Reading } from '#renderer/ui/tell/reading'
import { useUndo } from '#renderer/ui/tell/undo'
import { notYoursWords } from '#shared/domain/practice/may-do'
import {
  type PaperStanding,
  paperStanding,
  papersOf,
  standingWords,
} from '#shared/domain/practice/papers'
import { dayWords } from '#shared/domain/schedule/time-words'
import { hasLeft } from '#shared/domain/tasks/papers'
import type { Day } from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Staff } from '#shared/schema/staff'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

/** What each person may have to show, when it ends, and what the practice does about a license that has. */
export function LicencesSection() {
  const { staffId } = useSession()
  const staff = useLive(allStaff)
  const practice = useLive(practiceEntry)
  const clock = usePracticeClock()
  const me = staff.value?.find(({ id }) => id === staffId)
  const leads = me?.role === 'owner' || me?.role === 'lead'
  const people = (staff.value ?? [])
    .filter((person) => person.id === staffId || (leads && !hasLeft(person)))
    .toSorted((a, b) => Number(b.id === staffId) - Number(a.id === staffId))
  return (
    <SettingsSection
      title="Licenses and insurance"
      lead="Doorstep tells you on Today 60, 30 and 7 days before a license, an insurance or a certificate ends, and once it has."
    >
      <Reading of={[staff, practice, clock]} what="The licenses" />
      {clock &&
        people.map((person) => (
          <Papers
            key={person.id}
            person={person}
            today={clock.today}
            isMe={person.id === staffId}
          />
        ))}
      {practice.value && staff.value && <SigningRule entry={practice.value} decides={leads} />}
    </SettingsSection>
  )
}

interface PapersProps {
  readonly person: Staff
  readonly today: Day
  readonly isMe: boolean
}

function Papers({ person, today, isMe }: PapersProps) {
  const papers = papersOf(person)
  const change = (
    <LinkButton
      to={paths.settingsSection}
      params={{ section: 'you' }}
      variant="default"
      size="compact-md"
    >
      {papers.length === 0 ? 'Enter your license' : 'Change'}
    </LinkButton>
  )
  return (
    <Section title={isMe ? 'Yours' : person.name} actions={isMe ? change : undefined}>
      {papers.length === 0 ? (
        <p>
          {isMe
            ? 'Nothing yet. Enter your license, your insurance and certificates such as CPR with the day they end.'
            : 'Nothing was entered yet. Each person enters their own.'}
        </p>
      ) : (
        <Rows label={isMe ? 'Your licenses and certificates' : `Of ${person.name}`}>
          {papers.map((paper) => {
            const standing = paperStanding(paper, today)
            return (
              <Row
                key={`${paper.kind} ${paper.id}`}
                title={<PersonName name={paper.name} fallback="License" wrap />}
                detail={detailOf(paper.issuer, paper.expiresOn, today)}
                trailing={
                  <Status meaning={meaningOf(standing)} plain>
                    {standingWords(standing)}
                  </Status>
                }
              />
            )
          })}
        </Rows>
      )}
    </Section>
  )
}

const meaningOf = ({ kind }: PaperStanding): Meaning =>
  kind === 'holds' ? 'done' : kind === 'open' ? 'waiting' : 'attention'

const detailOf = (issuer: string, expiresOn: Day | null, today: Day): string =>
  [issuer, expiresOn ? `until ${dayWords(expiresOn, today)}` : ''].filter(Boolean).join(' · ')

const refusalWords = {
  gone: 'The practice’s settings are not here. Open Settings again.',
  notYours: notYoursWords('licenceRule'),
} as const

function SigningRule({
  entry,
  decides,
}: {
  readonly entry: CatalogEntry
  readonly decides: boolean
}) {
  const { run, running } = useCommand(saveLicenceRule)
  const offerUndo = useUndo()
  const [problem, setProblem] = useState<string | null>(null)
  const blocks = entry.practice?.licenceBlocksSigning === true
  const save = async (next: boolean) => {
    const done = await run({ practiceId: entry.id, blocks: next })
    setProblem(done.ok ? null : refusalWords[done.refusal])
    if (!done.ok) return
    announce(
      next ? 'An ended license now stops signing' : 'An ended license no longer stops signing',
    )
    offerUndo({
      message: 'Signing changed',
      undo: async () => void (await run({ practiceId: entry.id, blocks: !next })),
    })
  }
  return (
    <Section
      title="Signing"
      help={
        decides
          ? 'Off at first: a day typed wrong would keep a finished visit unsigned. Nothing written is lost either way.'
          : 'An owner or a lead of the practice sets this.'
      }
    >
      <label className={classes.offer}>
        <input
          type="checkbox"
          checked={blocks}
          disabled={!decides || running}
          onChange={(event) => void save(event.currentTarget.checked)}
        />
        <span>A license that has ended stops its holder from signing notes</span>
      </label>
      {problem && <p role="alert">{problem}</p>}
    </Section>
  )
}
