import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '#renderer/app/paths'
import { printPage, savePageAsPdf } from '#renderer/data/commands/print-page'
import { saveDisclosures } from '#renderer/data/commands/save-disclosures'
import { fullName } from '#renderer/data/queries/client-directory'
import { type Household, householdOf } from '#renderer/data/queries/clients'
import { practiceEntry } from '#renderer/data/queries/practice'
import { sharedAbout } from '#renderer/data/queries/sharing'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { Toolbar } from '#renderer/ui/page/toolbar'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { dateWords } from '#shared/domain/clients/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { accountingSheet } from '#shared/domain/share/accounting-sheet'
import {
  accountingFrom,
  authorityLine,
  type DisclosedLine,
  disclosures,
  methodLine,
  partsLine,
} from '#shared/domain/share/disclosures'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Client } from '#shared/schema/client'
import classes from './share.module.css'

/** What was given to others about the people of one family, and the accounting to hand them. */
export function SharedPage() {
  const { clientId = '' } = useParams({ strict: false })
  const clock = usePracticeClock()
  const household = useLive(householdOf, clientId)
  const practice = useLive(practiceEntry)
  const navigate = useNavigate()
  const back = {
    label: 'Client',
    onBack: () => void navigate({ to: paths.client, params: { clientId } }),
  }
  if (!clock || !practice.value || household.value === undefined) {
    return (
      <Reading
        of={[clock, practice, household]}
        what="What was shared"
        label="Opening what was shared"
        page="What was shared"
      />
    )
  }
  if (!household.value) {
    return (
      <PageFrame title="What was shared" back={back}>
        <EmptyState title="This client is not here any more">
          The record was removed, or belongs to another therapist.
        </EmptyState>
      </PageFrame>
    )
  }
  return <Shared {...{ household: household.value, clock, practice: practice.value, back }} />
}

interface SharedProps {
  readonly household: Household
  readonly clock: PracticeClock
  readonly practice: CatalogEntry
  readonly back: { readonly label: string; readonly onBack: () => void }
}

const problems = {
  noPrinter: 'This laptop knows no printer. Save it as PDF instead.',
  disk: 'The file could not be written there. Choose another place.',
  unknownDocument: 'It could not be printed. Try again.',
} as const

function Shared({ household, clock, practice, back }: SharedProps) {
  const people = [household.parent, ...household.infants]
  const [personId, setPersonId] = useState(household.parent.id)
  const person = people.find(({ id }) => id === personId) ?? household.parent
  const shared = useLive(sharedAbout, people.map(({ id }) => id).join())
  if (!shared.value) {
    const words = { what: 'What was shared', label: 'Opening what was shared' }
    return <Reading of={[shared]} {...words} page="What was shared" />
  }
  const { records, providers } = shared.value
  const lines = disclosures(records, providers).filter(({ clientId }) => clientId === person.id)
  return (
    <PageFrame
      title="What was shared"
      titleNode={
        <>
          What was shared about <PersonName name={fullName(person.name)} fallback="No name yet" />
        </>
      }
      lead="Every time something left the practice: to whom, what, why and by what right."
      back={back}
      primary={<Accounting {...{ person, lines, clock, practice }} />}
    >
      {people.length > 1 && (
        <Toolbar label="About whom">
          <SegmentedTabs
            label="About whom"
            value={person.id}
            onChange={setPersonId}
            options={people.map(({ id, name }) => ({ value: id, label: fullName(name) || 'Baby' }))}
          />
        </Toolbar>
      )}
      {lines.length === 0 ? (
        <EmptyState
          title="Nothing was sent to anybody yet"
          icon={IconSend}
          action={
            <LinkButton to={paths.newSummary} search={{ clientId: person.id }}>
              Write a summary
            </LinkButton>
          }
        >
          Each summary that leaves is listed here by itself.
        </EmptyState>
      ) : (
        <>
          {lines.length > 1 && (
            <p className={classes.faint}>{lines.length} times, the newest first.</p>
          )}
          <ul className={classes.lines} aria-label="What was shared">
            {lines.map((line) => (
              <Line key={line.id} line={line} clock={clock} />
            ))}
          </ul>
        </>
      )}
    </PageFrame>
  )
}

function Line({ line, clock }: { readonly line: DisclosedLine; readonly clock: PracticeClock }) {
  const { disclosure, at, summaryId } = line
  const navigate = useNavigate()
  return (
    <li className={classes.line}>
      <div>
        <time dateTime={at}>
          {dateWords(dayOf(at, clock.timeZone))}, {timeWords(at, clock.timeZone)}
        </time>
        <div className={classes.faint}>{methodLine(disclosure)}</div>
        <Button
          className={classes.open ?? ''}
          variant="subtle"
          size="compact-md"
          aria-label={`Open the page of ${dateWords(dayOf(at, clock.timeZone))}`}
          onClick={() => void navigate({ to: paths.summary, params: { summaryId } })}
        >
          Open the page
        </Button>
      </div>
      <div>
        <strong>
          <bdi>{disclosure.recipientName}</bdi>
        </strong>
        <div className={classes.faint}>{disclosure.recipientPlace}</div>
        {line.asListedNow && <div className={classes.faint}>As listed today</div>}
      </div>
      <div>
        {partsLine(disclosure.parts)}
        <div className={classes.faint}>
          {disclosure.purpose} · {authorityLine(disclosure)}
        </div>
      </div>
    </li>
  )
}

interface AccountingProps {
  readonly person: Client
  readonly lines: readonly DisclosedLine[]
  readonly clock: PracticeClock
  readonly practice: CatalogEntry
}

/** Six years on paper, and all of it as a table. */
function Accounting({ person, lines, clock, practice }: AccountingProps) {
  const print = useCommand(printPage)
  const pdf = useCommand(savePageAsPdf)
  const csv = useCommand(saveDisclosures)
  const [problem, setProblem] = useState<keyof typeof problems | null>(null)
  const [doneAs, setDoneAs] = useState<string | null>(null)
  const { timeZone, today } = clock
  const paper = practice.practice?.paper ?? 'Letter'
  const html = () => {
    const fromDay = accountingFrom(today)
    return accountingSheet({
      ...{ fromDay, today, timeZone, paper },
      practiceName: practice.name,
      practiceLines: [practice.practice?.phone ?? '', practice.practice?.email ?? ''].filter(
        Boolean,
      ),
      personName: fullName(person.name) || 'No name yet',
      dateOfBirth: person.dateOfBirth,
      lines: lines.filter(({ at }) => dayOf(at, timeZone) >= fromDay),
    })
  }
  const told = (
    done:
      | { readonly ok: true; readonly value: { readonly fileName: string } | null }
      | { readonly ok: false; readonly refusal: 'cancelled' | keyof typeof problems },
  ) => {
    setProblem(done.ok || done.refusal === 'cancelled' ? null : done.refusal)
    setDoneAs(done.ok ? (done.value ? `Saved as ${done.value.fileName}` : 'Printed') : null)
  }
  return (
    <>
      <Button
        variant="default"
        loading={csv.running}
        onClick={async () =>
          told(await csv.run({ lines, timeZone, today, nameOf: () => fullName(person.name) }))
        }
      >
        Save as table
      </Button>
      <Button
        variant="default"
        loading={print.running}
        onClick={async () => told(await print.run(html()))}
      >
        Print
      </Button>
      <Button
        loading={pdf.running}
        onClick={async () =>
          told(await pdf.run({ html: html(), paper, suggestedName: `accounting-${today}.pdf` }))
        }
      >
        Save the accounting
      </Button>
      {problem && (
        <p role="alert" className={classes.told}>
          <Status meaning="attention">{problems[problem]}</Status>
        </p>
      )}
      <span role="status" className={classes.told}>
        {doneAs && (
          <Status meaning="done" plain>
            {doneAs}
          </Status>
        )}
      </span>
    </>
  )
}
