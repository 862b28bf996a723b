import { Button } from '@mantine/core'
import { IconStethoscope, IconUsers } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import { paths } from '#renderer/app/paths'
import { startSummary } from '#renderer/data/commands/start-summary'
import {
  type ClientDirectory,
  clientDirectory,
  fullName,
} from '#renderer/data/queries/client-directory'
import { allProviders } from '#renderer/data/queries/practice'
import { type SummaryStart, summaryStart } from '#renderer/data/queries/summary-sheet'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { SelectField } from '#renderer/ui/fields/select-field'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { FormSection } from '#renderer/ui/forms/form-section'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { useGoOn } from '#renderer/ui/page/use-go-on'
import { PersonName } from '#renderer/ui/show/person-name'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { usualParts } from '#shared/domain/summary/part-rules'
import type { Provider } from '#shared/schema/provider'
import type { SummaryPurpose } from '#shared/schema/summary'
import { ClientChoice } from './client-choice'
import { likelyRecipient, recipientOptions, roleOf } from './recipients'
import classes from './summaries.module.css'
import { purposes } from './summary-fields'

/** The first step: about whom, for whom. The rest is chosen beside the page itself. */
export function NewSummary() {
  const search = useSearch({ strict: false })
  const directory = useLive(clientDirectory)
  const providers = useLive(allProviders)
  const [clientId, setClientId] = useState(search.clientId ?? '')
  const start = useLive(summaryStart, clientId)
  const navigate = useNavigate()
  const back = { label: 'Summaries', onBack: () => void navigate({ to: paths.summaries }) }
  if (!directory.value || !providers.value) {
    return (
      <Reading of={[directory, providers]} what="Your clients and providers" page="New summary" />
    )
  }
  const missing = whatIsMissing(directory.value, providers.value)
  return (
    <PageFrame title="New summary" width="read" back={back}>
      {missing ?? (
        <>
          <ClientChoice directory={directory.value} value={clientId} onChange={setClientId} />
          {clientId !== '' && (
            <Reading
              of={[start]}
              what="What a summary is made of"
              label="Looking for what to share"
            />
          )}
          {clientId !== '' && start.value && (
            <StartForm
              key={clientId}
              start={start.value}
              clientId={clientId}
              visitId={search.visitId ?? ''}
              providers={providers.value}
            />
          )}
        </>
      )}
    </PageFrame>
  )
}

function whatIsMissing(directory: ClientDirectory, providers: readonly Provider[]) {
  if (directory.parents.length === 0) {
    return (
      <EmptyState
        title="No clients yet"
        icon={IconUsers}
        action={<LinkButton to={paths.newClient}>Add the first client</LinkButton>}
      >
        A summary is about one of your clients or a baby.
      </EmptyState>
    )
  }
  if (providers.every((one) => one.setAsideAt)) {
    return (
      <EmptyState
        title="No provider in your directory"
        icon={IconStethoscope}
        action={
          <LinkButton to={paths.provider} params={{ providerId: 'new' }}>
            Add a provider
          </LinkButton>
        }
      >
        A summary is written to one provider. Add them first; fax and email may stay empty.
      </EmptyState>
    )
  }
  return null
}

interface StartFormProps {
  readonly start: SummaryStart
  readonly clientId: string
  readonly visitId: string
  readonly providers: readonly Provider[]
}

interface StartValues {
  personId: string
  providerId: string
  purpose: SummaryPurpose
}

/** The sessions since about the last summary; more can be ticked. */
const notesAtFirst = 3

function StartForm({ start, clientId, visitId, providers }: StartFormProps) {
  const { parent, infants } = start.household
  const { run, running } = useCommand(startSummary)
  const navigate = useNavigate()
  const goOn = useGoOn()
  const form = useForm<StartValues>({
    defaultValues: {
      ...{ personId: clientId, providerId: likelyRecipient(parent, providers) },
      purpose: 'update',
    },
    shouldFocusError: false,
  })
  const people = [parent, ...infants.filter(({ status }) => status === 'active')]
  useBabyForItsDoctor(form, start.household, providers)
  const begin = async ({ personId, providerId, purpose }: StartValues) => {
    if (providerId === '') {
      return form.setError('providerId', { message: 'Choose whom it is for.' })
    }
    const person = people.find(({ id }) => id === personId) ?? parent
    const signed = start.notes.filter(
      (note) => note.clientId === person.id && note.addendumTo === '',
    )
    const ofVisit = signed.filter((note) => visitId !== '' && note.visitId === visitId)
    const chosen = ofVisit.length > 0 ? ofVisit : signed.slice(0, notesAtFirst)
    const provider = providers.find(({ id }) => id === providerId)
    const role = roleOf(parent, provider)
    const started = await run({
      clientId: person.id,
      providerId,
      recipientRole: role,
      noteIds: chosen.map(({ id }) => id),
      ...{ ask: '', message: '', urgency: 'routine', requestBy: null },
      ...{ purpose, parts: usualParts(person.kind, role) },
    })
    if (!started.ok) return form.setError('personId', { message: 'This client was removed.' })
    await goOn({ to: paths.summary, params: { summaryId: started.value }, replace: true })
  }
  return (
    <Form form={form} onSubmit={begin} label="New summary">
      <FormSection title="Whom it is about, and for">
        {people.length > 1 && (
          <SelectField
            control={form.control}
            name="personId"
            label="About"
            help="The parent and each baby have summaries of their own."
            options={people.map((one) => ({
              value: one.id,
              label: `${fullName(one.name) || 'No name yet'}${one.kind === 'infant' ? ' (baby)' : ''}`,
            }))}
          />
        )}
        <SelectField
          control={form.control}
          name="providerId"
          label="To"
          width="full"
          options={recipientOptions(parent, providers, '')}
        />
        <SelectField
          control={form.control}
          name="purpose"
          label="What kind of letter is it?"
          width="full"
          options={purposes}
        />
        {start.notes.length === 0 && (
          <p className={classes.faint}>
            Nothing is signed for <PersonName name={fullName(parent.name)} /> yet. The summary can
            go with birth facts and your words only.
          </p>
        )}
      </FormSection>
      <FormActions submitLabel="Write the summary" busy={running}>
        <Button variant="default" onClick={() => void navigate({ to: paths.summaries })}>
          Cancel
        </Button>
      </FormActions>
    </Form>
  )
}

/** A pediatrician is written to about the baby, unless somebody chooses otherwise. */
function useBabyForItsDoctor(
  form: UseFormReturn<StartValues>,
  { parent, infants }: SummaryStart['household'],
  providers: readonly Provider[],
): void {
  const providerId = useWatch({ control: form.control, name: 'providerId' })
  const before = useRef('')
  useEffect(() => {
    if (before.current === providerId) return
    before.current = providerId
    const role = roleOf(
      parent,
      providers.find(({ id }) => id === providerId),
    )
    const baby = infants.find(({ status }) => status === 'active')
    if (role === 'pediatric' && baby && form.getValues('personId') === parent.id) {
      form.setValue('personId', baby.id)
    }
  }, [form, parent, infants, providers, providerId])
}
