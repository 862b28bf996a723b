import { zodResolver } from '@hookform/resolvers/zod'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import { z } from 'zod'
import { paths } from '#renderer/app/paths'
import { addWish, putWishBack, removeWish } from '#renderer/data/commands/waiting-list'
import { clientDirectory, fullName } from '#renderer/data/queries/client-directory'
import { catalogOf } from '#renderer/data/queries/practice'
import { waitingList } from '#renderer/data/queries/waiting-list'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { DateField } from '#renderer/ui/fields/date-field'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextField } from '#renderer/ui/fields/text-field'
import { Form } from '#renderer/ui/forms/form'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Row, Rows } from '#renderer/ui/page/rows'
import { useGoBack } from '#renderer/ui/page/use-go-back'
import { PersonName } from '#renderer/ui/show/person-name'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { LoadingState } from '#renderer/ui/tell/loading-state'
import { Reading } from '#renderer/ui/tell/reading'
import { useUndo } from '#renderer/ui/tell/undo'
import { dayWords } from '#shared/domain/schedule/time-words'
import type { Waiting } from '#shared/domain/schedule/waiting-list'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import { daySchema, idSchema, lineText } from '#shared/schema/primitives'
import { ClientField } from './client-field'
import classes from './hours.module.css'

/** Who would like a time, or an earlier one. Whoever fits is offered where a visit is called off. */
export function WaitingPage() {
  const session = useSession()
  const offerUndo = useUndo()
  const clock = usePracticeClock()
  const goBack = useGoBack(paths.schedule)
  const waiting = useLive(waitingList)
  const services = useLive(catalogOf, 'service')
  const [adding, setAdding] = useState(false)
  const frame = {
    title: 'Waiting list',
    width: 'wide',
    back: {
      label: 'Back',
      onBack: goBack,
    },
  } as const
  if (waiting.status === 'failed' || services.status === 'failed') {
    return (
      <PageFrame {...frame}>
        <ErrorState
          title="The waiting list could not be shown"
          safe="Nothing was changed. Go back and try once more."
        />
      </PageFrame>
    )
  }
  if (!clock || waiting.status !== 'ready' || services.status !== 'ready') {
    return (
      <PageFrame {...frame}>
        <LoadingState />
      </PageFrame>
    )
  }
  const remove = async ({ client, wish }: Waiting) => {
    const done = await removeWish(session, { clientId: client.id, wishId: wish.id })
    if (!done.ok) return
    offerUndo({
      message: 'Taken off the waiting list',
      undo: async () => {
        await putWishBack(session, { clientId: client.id, wish })
      },
    })
  }
  return (
    <PageFrame
      {...frame}
      primary={!adding && <Button onClick={() => setAdding(true)}>Add somebody</Button>}
    >
      {adding && (
        <WishForm clock={clock} services={services.value} onDone={() => setAdding(false)} />
      )}
      {waiting.value.length === 0 && !adding && (
        <EmptyState title="Nobody is waiting">
          Who would like a visit, or an earlier one, stands here. When a visit is called off,
          whoever fits is offered beside it.
        </EmptyState>
      )}
      {waiting.value.length > 0 && (
        <Rows label="Waiting">
          {waiting.value.map((one) => (
            <Row
              key={one.wish.id}
              title={<PersonName name={fullName(one.client.name)} strong />}
              detail={wishWords(one, services.value, clock)}
              trailing={
                <>
                  <LinkButton to={paths.book} search={searchOf(one)} variant="default" size="sm">
                    Book
                  </LinkButton>
                  <Button variant="subtle" size="sm" onClick={() => void remove(one)}>
                    Remove
                  </Button>
                </>
              }
            />
          ))}
        </Rows>
      )}
    </PageFrame>
  )
}

/** Who would like their visit earlier gets that one moved; else a new one is booked. */
const searchOf = ({ client, wish }: Waiting) => ({
  clientId: client.id,
  wishId: wish.id,
  ...(wish.visitId ? { visitId: wish.visitId } : {}),
})

function wishWords({ wish }: Waiting, services: readonly CatalogEntry[], clock: PracticeClock) {
  const service = services.find(({ id }) => id === wish.serviceId)?.name
  const from = `from ${dayWords(wish.fromDay, clock.today)}`
  const until = wish.untilDay ? ` until ${dayWords(wish.untilDay, clock.today)}` : ''
  return [service, `${from}${until}`, wish.note].filter(Boolean).join(' · ')
}

const wishSchema = z
  .object({
    clientId: z.string({ error: 'Choose who is waiting.' }).pipe(idSchema),
    serviceId: z.string({ error: 'Choose a service.' }).pipe(idSchema),
    fromDay: z.string({ error: 'Choose a day.' }).pipe(daySchema),
    untilDay: daySchema.nullable(),
    note: lineText,
  })
  .refine(({ fromDay, untilDay }) => untilDay === null || fromDay <= untilDay, {
    path: ['untilDay'],
    message: 'The last day must not be before the first.',
  })
type WishAnswer = z.infer<typeof wishSchema>
interface WishValues {
  readonly clientId: string | null
  readonly serviceId: string | null
  readonly fromDay: string | null
  readonly untilDay: string | null
  readonly note: string
}

interface WishFormProps {
  readonly clock: PracticeClock
  readonly services: readonly CatalogEntry[]
  readonly onDone: () => void
}

function WishForm({ clock, services, onDone }: WishFormProps) {
  const session = useSession()
  const directory = useLive(clientDirectory)
  const form = useForm<WishValues, unknown, WishAnswer>({
    resolver: zodResolver(wishSchema) as unknown as Resolver<WishValues, unknown, WishAnswer>,
    defaultValues: {
      clientId: null,
      serviceId: null,
      fromDay: clock.today,
      untilDay: null,
      note: '',
    },
    shouldFocusError: false,
  })
  if (directory.status !== 'ready') return <Reading of={[directory]} what="Your clients" />
  const { control } = form
  const save = async ({ clientId, ...wish }: WishAnswer) => {
    const done = await addWish(session, { clientId, wish: { ...wish, visitId: null } })
    if (done.ok) return onDone()
    form.setError('clientId', {
      message:
        done.refusal === 'tooMany'
          ? 'This household waits for ten things already. Remove one first.'
          : 'This client is gone. Choose another.',
    })
  }
  return (
    <Form form={form} onSubmit={save} label="Add somebody to the waiting list">
      <div className={classes.form}>
        <ClientField
          control={control}
          name="clientId"
          label="Client"
          directory={directory.value}
          autoFocus
        />
        <SelectField
          control={control}
          name="serviceId"
          label="Service"
          width="l"
          options={services
            .filter(({ active }) => active)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FieldRow>
          <DateField control={control} name="fromDay" label="From" today={clock.today} />
          <DateField control={control} name="untilDay" label="Until" optional today={clock.today} />
        </FieldRow>
        <TextField
          control={control}
          name="note"
          label="Remark"
          optional
          width="full"
          maxLength={300}
        />
        <div className={classes.foot}>
          <Button type="submit" loading={form.formState.isSubmitting}>
            Save
          </Button>
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
        </div>
      </div>
    </Form>
  )
}
