import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import { paths } from '#renderer/app/paths'
import { endLetter, saveLetter } from '#renderer/data/commands/save-letter'
import type { ClientDirectory } from '#renderer/data/queries/client-directory'
import { allProviders } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FieldRow, FormSection } from '#renderer/ui/forms/form-section'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { NotRead } from '#renderer/ui/tell/not-read'
import { Reading, typedBefore } from '#renderer/ui/tell/reading'
import { useUndo } from '#renderer/ui/tell/undo'
import { dateWords } from '#shared/domain/clients/words'
import type { LetterStanding, MoneyBook } from '#shared/domain/money/book'
import {
  blankLetter,
  isLetterDraft,
  type LetterState,
  lastDayOf,
  letterFormOf,
  letterFormSchema,
  letterState,
  readLetterForm,
  type LetterForm as Values,
} from '#shared/domain/money/letters'
import classes from './money.module.css'

interface LettersViewProps {
  readonly book: MoneyBook
  readonly directory: ClientDirectory
  readonly clock: PracticeClock
  /** Null: everybody's. */
  readonly clientId: string | null
  readonly onAll: () => void
}

const states: Readonly<
  Record<LetterState, { readonly meaning: 'done' | 'waiting' | 'attention'; readonly word: string }>
> = {
  current: { meaning: 'done', word: 'Counts' },
  ending: { meaning: 'attention', word: 'Ends soon' },
  expired: { meaning: 'attention', word: 'Ended' },
  ended: { meaning: 'waiting', word: 'Set aside' },
}

/** Providers' letters that massage is needed: from when to when, and in whose words. */
export function LettersView(props: LettersViewProps) {
  const { book, directory, clock, clientId, onAll } = props
  const [asked, setAsked] = useState<LetterStanding | 'new' | null>(null)
  const letters = book.letters
    .filter((one) => clientId === null || one.clientId === clientId)
    .toSorted((a, b) => b.letter.expiresOn.localeCompare(a.letter.expiresOn))
  const name = clientId ? (directory.byId.get(clientId)?.name ?? '') : ''
  const canAdd = clientId !== null && asked === null
  if (asked !== null && (clientId !== null || asked !== 'new')) {
    return (
      <PageFrame
        title={asked === 'new' ? 'New letter of need' : 'Letter of need'}
        lead={
          <PersonName
            name={
              asked === 'new' ? name : (directory.byId.get(asked.clientId)?.name ?? 'No name yet')
            }
          />
        }
        width="read"
        back={{ label: 'Letters', onBack: () => setAsked(null) }}
      >
        <LetterForm
          clientId={asked === 'new' ? (clientId ?? '') : asked.clientId}
          asked={asked}
          clock={clock}
          onDone={() => setAsked(null)}
        />
      </PageFrame>
    )
  }
  return (
    <PageFrame
      title="Letters of need"
      lead={
        clientId ? (
          <PersonName name={name} />
        ) : (
          'From a provider: what massage is for, how often and how long. A spending account may ask for one.'
        )
      }
      primary={canAdd && <Button onClick={() => setAsked('new')}>Write a letter down</Button>}
      actions={
        clientId && (
          <Button variant="default" onClick={onAll}>
            Everybody’s
          </Button>
        )
      }
    >
      {letters.length === 0 ? (
        <EmptyState
          title="No letter yet"
          action={
            !clientId && (
              <LinkButton to={paths.clients} variant="default">
                Go to the clients
              </LinkButton>
            )
          }
        >
          {clientId
            ? 'Write down who wrote it, what it says and until when it counts. You are told before it ends.'
            : 'A letter is written down from the client’s page, under Money.'}
        </EmptyState>
      ) : (
        <Rows label="Letters of need">
          {letters.map((one) => {
            const { meaning, word } = states[letterState(one.letter, clock.today)]
            return (
              <Row
                key={one.id}
                title={
                  <PersonName name={directory.byId.get(one.clientId)?.name ?? 'No name yet'} />
                }
                detail={`${one.letter.providerName} · ${dateWords(one.letter.issuedOn)} to ${dateWords(one.letter.expiresOn)}`}
                trailing={<Status meaning={meaning}>{word}</Status>}
                onOpen={() => setAsked(one)}
              />
            )
          })}
        </Rows>
      )}
    </PageFrame>
  )
}

interface LetterFormProps {
  readonly clientId: string
  readonly asked: LetterStanding | 'new'
  readonly clock: PracticeClock
  readonly onDone: () => void
}

function LetterForm({ clientId, asked, clock, onDone }: LetterFormProps) {
  const session = useSession()
  const offerUndo = useUndo()
  const providers = useLive(allProviders)
  const [gone, setGone] = useState(false)
  const known = asked === 'new' ? null : asked
  const form = useForm<Values>({
    resolver: zodResolver(letterFormSchema) as unknown as Resolver<Values>,
    defaultValues: known ? letterFormOf(known.letter) : blankLetter,
    shouldFocusError: false,
  })
  const { control } = form
  const draft = useFormDraft(
    `letter:${known?.id ?? clientId}`,
    form as UseFormReturn<Values>,
    isLetterDraft,
  )
  useEffect(() => {
    // What the first answer says about the others, until a person says otherwise.
    const watching = form.watch((values, { name, type }) => {
      if (type !== 'change') return
      if (name === 'issuedOn' && values.issuedOn) {
        form.setValue('expiresOn', lastDayOf(values.issuedOn))
      }
      const provider = providers.value?.find(({ id }) => id === values.providerId)
      if (name === 'providerId' && provider) {
        form.setValue('providerName', provider.name)
        form.setValue('providerNpi', provider.npi)
      }
    })
    return () => watching.unsubscribe()
  }, [form, providers.value])
  if (!draft.ready) return <Reading of={[draft]} {...typedBefore} />
  const save = async (values: Values) => {
    const done = await saveLetter(session, {
      clientId,
      known: known && { id: known.id, before: known.letter },
      letter: readLetterForm(values),
    })
    if (!done.ok) return setGone(true)
    await draft.discard()
    announce('Letter saved')
    onDone()
  }
  const setAside = async (endedOn: string | null) => {
    if (!known) return
    const before = known.letter.endedOn
    const done = await endLetter(session, { id: known.id, endedOn })
    if (!done.ok) return setGone(true)
    await draft.discard()
    onDone()
    offerUndo({
      message: endedOn ? 'Letter set aside' : 'Letter brought back',
      undo: async () => void (await endLetter(session, { id: known.id, endedOn: before })),
    })
  }
  return (
    <Form form={form} onSubmit={save} label="Letter of need">
      <FormSection title="Who wrote it">
        <NotRead of={[providers]} what="Your providers" />
        <FieldRow>
          <SelectField
            control={control}
            name="providerId"
            label="From your providers"
            optional
            width="m"
            searchable
            options={(providers.value ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField control={control} name="providerName" label="Name" maxLength={120} width="m" />
          <TextField
            control={control}
            name="providerNpi"
            label="NPI"
            optional
            maxLength={10}
            width="s"
          />
        </FieldRow>
        <FieldRow>
          <DateField
            control={control}
            name="issuedOn"
            label="Written on"
            today={clock.today}
            max={clock.today}
          />
          <DateField
            control={control}
            name="expiresOn"
            label="Last day"
            today={clock.today}
            help="12 months at most, unless the letter names an earlier day."
          />
        </FieldRow>
      </FormSection>
      <FormSection title="What it says" help="In the provider’s words; nothing is added to them.">
        <TextField control={control} name="condition" label="Condition" maxLength={300} width="l" />
        <TextField
          control={control}
          name="treatment"
          label="What is needed"
          maxLength={300}
          width="l"
        />
        <FieldRow>
          <TextField
            control={control}
            name="frequency"
            label="How often"
            maxLength={120}
            width="m"
          />
          <TextField control={control} name="duration" label="How long" maxLength={120} width="m" />
        </FieldRow>
      </FormSection>
      {gone && (
        <p role="alert">
          <Status meaning="attention">This record is not here any more.</Status> What you typed is
          kept.
        </p>
      )}
      <FormActions
        submitLabel="Save the letter"
        busy={form.formState.isSubmitting}
        onCancel={() => void draft.discard().then(onDone)}
      >
        {known && (
          <Button
            variant="subtle"
            onClick={() => void setAside(known.letter.endedOn ? null : clock.today)}
          >
            {known.letter.endedOn ? 'Bring back' : 'Set aside'}
          </Button>
        )}
      </FormActions>
      <p className={classes.quiet}>
        A letter speaks of health: it stands on no receipt, and on a superbill by writer and day
        only.
      </p>
    </Form>
  )
}
