import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { paths } from '#renderer/app/paths'
import { type SavedCopy, saveCopy } from '#renderer/data/commands/save-copy'
import { fullName } from '#renderer/data/queries/client-directory'
import { type Household, householdOf } from '#renderer/data/queries/clients'
import { allStaff } from '#renderer/data/queries/practice'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { RadioCards } from '#renderer/ui/fields/radio-cards'
import { Form } from '#renderer/ui/forms/form'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { PersonName } from '#renderer/ui/show/person-name'
import { ProgressLine } from '#renderer/ui/show/progress-line'
import { Status } from '#renderer/ui/show/status'
import { WordsCard } from '#renderer/ui/show/words-card'
import { announce } from '#renderer/ui/tell/announce'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { dateWords } from '#shared/domain/clients/words'
import { exportTroubleWords, lockOptions } from '#shared/domain/export/lock-words'
import { copyFormWords, copyGivenWords } from '#shared/domain/export/words'
import { timeWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import { refused } from '#shared/result'
import { type Client, givenCopySchema } from '#shared/schema/client'
import classes from './export.module.css'

/** Everything about one person of a family, as files to hand over. */
export function CopyPage() {
  const { clientId = '' } = useParams({ strict: false })
  const clock = usePracticeClock()
  const household = useLive(householdOf, clientId)
  const navigate = useNavigate()
  const back = {
    label: 'Client',
    onBack: () => void navigate({ to: paths.client, params: { clientId } }),
  }
  if (!clock || household.value === undefined) {
    return (
      <Reading
        of={[clock, household]}
        what="This client"
        label="Opening the client"
        page="Copy of everything"
      />
    )
  }
  if (!household.value) {
    return (
      <PageFrame title="Copy of everything" back={back}>
        <EmptyState title="This client is not here any more">
          The record was removed, or belongs to another therapist.
        </EmptyState>
      </PageFrame>
    )
  }
  return (
    <PageFrame
      title="Copy of everything"
      lead="A person may have a copy of their whole record. It comes as one zip file: a PDF to read, tables, and the record for other systems (FHIR and JSON)."
      width="read"
      back={back}
    >
      <Making household={household.value} clock={clock} startWith={clientId} />
    </PageFrame>
  )
}

const choiceSchema = z.strictObject({
  personId: z.string().min(1),
  form: givenCopySchema.shape.form,
  given: givenCopySchema.shape.given,
})
type Choice = z.infer<typeof choiceSchema>

type Going =
  | { readonly at: 'rest' }
  | { readonly at: 'writing'; readonly done: number; readonly of: number }
  | { readonly at: 'stopped' }
  | { readonly at: 'saved'; readonly saved: SavedCopy; readonly name: string }
  | { readonly at: 'refused'; readonly refusal: keyof typeof exportTroubleWords }

interface MakingProps {
  readonly household: Household
  readonly clock: PracticeClock
  readonly startWith: string
}

function Making({ household, clock, startWith }: MakingProps) {
  const people = [household.parent, ...household.infants]
  const { run, running } = useCommand(saveCopy)
  const [going, setGoing] = useState<Going>({ at: 'rest' })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const form = useForm<Choice>({
    resolver: zodResolver(choiceSchema),
    defaultValues: { personId: startWith, form: 'locked', given: 'self' },
    shouldFocusError: false,
  })
  const { control } = form
  const personId = useWatch({ control, name: 'personId' })
  const person = people.find(({ id }) => id === personId) ?? household.parent
  const save = async (choice: Choice) => {
    stop.current = new AbortController()
    const { signal } = stop.current
    setGoing({ at: 'writing', done: 0, of: 1 })
    const saved = await run({
      ...{ ...choice, today: clock.today, signal },
      onPart: (done, of) => setGoing({ at: 'writing', done, of }),
      // A bug, or a record that does not open: the page says that nothing was kept, and can be used again.
    }).catch(() => refused('failed' as const))
    if (saved.ok) {
      announce('The copy is saved.')
      setGoing({ at: 'saved', saved: saved.value, name: fullName(person.name) })
    } else if (saved.refusal !== 'cancelled') setGoing({ at: 'refused', refusal: saved.refusal })
    else setGoing(signal.aborted ? { at: 'stopped' } : { at: 'rest' })
  }
  if (going.at === 'saved') {
    return (
      <>
        <Saved saved={going.saved} name={going.name} />
        <div className={classes.actions}>
          <Button variant="default" onClick={() => setGoing({ at: 'rest' })}>
            Make another copy
          </Button>
        </div>
      </>
    )
  }
  // Alone on the page: how far it is and the way to stop it are seen on the smallest window too.
  if (going.at === 'writing') {
    return (
      <div className={classes.wide}>
        <p>
          The record of <PersonName name={fullName(person.name)} fallback="No name yet" />
        </p>
        <ProgressLine label="Writing the copy" value={going.done} max={going.of} />
        <Button variant="default" onClick={() => stop.current?.abort()}>
          Stop
        </Button>
      </div>
    )
  }
  return (
    <>
      {going.at === 'refused' && (
        <div role="alert">
          <Notice meaning="attention" title={exportTroubleWords[going.refusal].title}>
            {exportTroubleWords[going.refusal].safe}
          </Notice>
        </div>
      )}
      <Form form={form} label="Copy of everything" onSubmit={save}>
        <div className={classes.stack}>
          {people.length > 1 && (
            <RadioCards
              control={control}
              name="personId"
              label="Whose record"
              help="Each person’s copy is their own. A baby’s copy holds nothing of the mother’s screens, notes or money."
              options={people.map((one) => ({
                value: one.id,
                label: fullName(one.name) || (one.kind === 'infant' ? 'Baby' : 'No name yet'),
                help: one.kind === 'infant' ? 'Baby' : 'Parent',
              }))}
            />
          )}
          <RadioCards
            control={control}
            name="form"
            label="Who can open it"
            options={[...lockOptions]}
          />
          <RadioCards
            control={control}
            name="given"
            label="Whom it is for"
            options={(['self', 'representative', 'practice'] as const).map((value) => ({
              ...{ value, label: copyGivenWords[value] },
            }))}
          />
          <div className={classes.actions}>
            <Button type="submit" loading={running}>
              Save the copy
            </Button>
          </div>
        </div>
      </Form>
      <span role="status">
        {going.at === 'stopped' && <Status meaning="waiting">Stopped. No file was kept.</Status>}
      </span>
      <Earlier person={person} clock={clock} />
    </>
  )
}

function Saved({ saved, name }: { readonly saved: SavedCopy; readonly name: string }) {
  const { words, fileName, leftOut } = saved
  return (
    <div className={classes.stack}>
      <Status meaning="done" plain>
        {fileName} is written and whole. It holds the record of <PersonName name={name} />.
      </Status>
      {words === null ? (
        <Notice meaning="attention" title="This file is not locked">
          Whoever gets it can read it. Hand it over yourself, and delete what you do not need.
        </Notice>
      ) : (
        <Section
          title="How it opens"
          help="Shown here once and kept nowhere. Tell them in person or by phone, never with the file. If they are lost, make another copy."
        >
          <WordsCard
            words={words}
            onCopy={(text) => window.doorstep.call('app.copyText', { text, sensitive: true })}
          />
        </Section>
      )}
      {leftOut.length > 0 && (
        <Section title="Not in this copy" help="The copy says this too.">
          <Rows label="Not in this copy">
            {leftOut.map(({ what, why }) => (
              <Row key={what} title={what} detail={why} />
            ))}
          </Rows>
        </Section>
      )}
    </div>
  )
}

/** What was made before: the person may ask, and so may who looks after the practice. */
function Earlier({ person, clock }: { readonly person: Client; readonly clock: PracticeClock }) {
  const staff = useLive(allStaff)
  const copies = person.copies ?? []
  if (copies.length === 0) return null
  const nameOf = (id: string) => staff.value?.find((one) => one.id === id)?.name ?? ''
  return (
    <Section
      title="Copies made before"
      help="A copy for the person themselves does not belong in the accounting of disclosures (45 CFR 164.528(a)(1)(ii)); it is noted here and in the journal."
      actions={
        <LinkButton to={paths.shared} params={{ clientId: person.id }} variant="default">
          What was shared with others
        </LinkButton>
      }
    >
      <Rows label="Copies made before">
        {copies.toReversed().map(({ id, at, by, form, given }) => (
          <Row
            key={id}
            title={`${dateWords(dayOf(at, clock.timeZone))}, ${timeWords(at, clock.timeZone)}`}
            detail={[copyGivenWords[given], copyFormWords[form], nameOf(by)]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Section>
  )
}
