import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Resolver, type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import { type BookSearch, paths } from '#renderer/app/paths'
import { type Booking, bookVisit } from '#renderer/data/commands/book-visit'
import { removeVisit } from '#renderer/data/commands/remove-visit'
import { meetWish, putWishBack } from '#renderer/data/commands/waiting-list'
import type { ClientDirectory } from '#renderer/data/queries/client-directory'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useFormDraft } from '#renderer/data/use-form-draft'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { useGoOn } from '#renderer/ui/page/use-go-on'
import { useUndo } from '#renderer/ui/tell/undo'
import type { TimeCheck } from '#shared/domain/schedule/check-time'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Visit } from '#shared/schema/visit'
import classes from './booking.module.css'
import { BookingFields } from './booking-fields'
import {
  type BookingAnswer,
  type BookingValues,
  bookingOf,
  bookingSchema,
  isBookingDraft,
  noRepeat,
  repeatOf,
  startOfBooking,
} from './booking-form'
import { BookingSide } from './booking-side'
import { OverridePanel } from './override-panel'
import { useHousehold } from './use-household'

interface BookingEditorProps {
  /** Null books a new one. */
  readonly visit: Visit | null
  readonly given: BookSearch
  readonly clock: PracticeClock
  readonly directory: ClientDirectory
  readonly services: readonly CatalogEntry[]
  readonly onLeave: () => void
}

export function BookingEditor(props: BookingEditorProps) {
  const { visit, given, clock, services } = props
  const { timeZone } = clock
  const schema = useMemo(() => bookingSchema(timeZone), [timeZone])
  const form = useForm<BookingValues, unknown, BookingAnswer>({
    // The form holds what is not answered yet as null; the schema says so in words.
    resolver: zodResolver(schema) as unknown as Resolver<BookingValues, unknown, BookingAnswer>,
    defaultValues: visit
      ? { ...bookingOf(visit, timeZone), ...givenTime(given) }
      : emptyBooking(given, clock.today),
    shouldFocusError: false,
  })
  const draft = useFormDraft(
    `book:${visit?.id ?? given.clientId ?? 'new'}`,
    form as unknown as UseFormReturn<BookingValues>,
    isBookingDraft,
  )
  useAddressOverDraft(draft.restored, given, form.setValue)
  const values = useWatch({ control: form.control }) as BookingValues
  const household = useHousehold(values.clientId)
  useUsualAnswers(form, services, household)
  useWishedService(form, props, household)
  const { save, running, refusedCheck, refusedDays, dropCheck } = useSave(props, draft.discard)
  const service = services.find((entry) => entry.id === values.serviceId) ?? null
  return (
    <div className={classes.sides}>
      <Form form={form} onSubmit={(answer) => save(answer, null)} label="Visit">
        <BookingFields
          control={form.control}
          values={values}
          visit={visit}
          household={household}
          clock={clock}
          directory={props.directory}
          services={services}
        />
        {(refusedCheck || refusedDays.length > 0) && (
          <OverridePanel
            check={refusedCheck}
            days={refusedDays}
            clock={clock}
            changing={visit !== null}
            busy={running}
            onUse={(startTime) => {
              dropCheck()
              form.setValue('startTime', startTime, { shouldDirty: true, shouldValidate: true })
            }}
            onOverride={(reason) => form.handleSubmit((answer) => save(answer, reason))()}
            onCancel={dropCheck}
          />
        )}
        <FormActions
          submitLabel={visit ? 'Save changes' : 'Book visit'}
          busy={running}
          onCancel={async () => {
            await draft.discard()
            props.onLeave()
          }}
        />
      </Form>
      <BookingSide
        values={values}
        startAt={startOfBooking(values, timeZone)}
        visit={visit}
        household={household}
        service={service}
        clock={clock}
        onUse={(startTime) =>
          form.setValue('startTime', startTime, { shouldDirty: true, shouldValidate: true })
        }
      />
    </div>
  )
}

/** A visit that is moved to a time somebody else gave up. */
const givenTime = ({ day, time }: BookSearch): Partial<BookingValues> => ({
  ...(day ? { day } : {}),
  ...(time ? { startTime: time } : {}),
})

const emptyBooking = (given: BookSearch, today: string): BookingValues => ({
  clientId: given.clientId ?? null,
  infantIds: [],
  serviceId: null,
  day: given.day ?? today,
  startTime: given.time ?? null,
  ofTwo: 'first',
  durationMin: null,
  plan: '',
  ...noRepeat,
  repeatDays: [],
})

type SetValue = ReturnType<typeof useForm<BookingValues>>['setValue']

/** Whoever comes with a day in hand means that day, not the one of an old draft. */
function useAddressOverDraft(restored: boolean, given: BookSearch, setValue: SetValue) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the draft is put back
  useEffect(() => {
    if (!restored) return
    if (given.day) setValue('day', given.day)
    if (given.time) setValue('startTime', given.time)
  }, [restored])
}

/** A service brings its length and who usually takes part; another family brings its own infants. */
function useUsualAnswers(
  form: ReturnType<typeof useForm<BookingValues, unknown, BookingAnswer>>,
  services: readonly CatalogEntry[],
  household: ReturnType<typeof useHousehold>,
) {
  const latest = useRef({ services, household })
  latest.current = { services, household }
  const askedFor = useRef(false)
  useEffect(() => {
    const subscription = form.watch((values, { name, type }) => {
      if (type !== 'change') return
      if (name === 'clientId') {
        form.setValue('infantIds', [])
        askedFor.current = true
      }
      if (name !== 'serviceId') return
      const service = latest.current.services.find((one) => one.id === values.serviceId)?.service
      if (service) form.setValue('durationMin', service.durationMin, { shouldValidate: true })
      form.setValue('infantIds', [...latest.current.household.usual(service?.serviceKind)])
    })
    return () => subscription.unsubscribe()
  }, [form])
  useEffect(() => {
    if (!askedFor.current || household.parent?.id !== form.getValues('clientId')) return
    askedFor.current = false
    const service = services.find((one) => one.id === form.getValues('serviceId'))?.service
    form.setValue('infantIds', [...household.usual(service?.serviceKind)])
  }, [form, household, services])
}

/** Who waits for a service gets that one, unless another is chosen already. */
function useWishedService(
  form: ReturnType<typeof useForm<BookingValues, unknown, BookingAnswer>>,
  { visit, given, services }: BookingEditorProps,
  household: ReturnType<typeof useHousehold>,
) {
  const waiting = household.parent?.waiting
  useEffect(() => {
    const wish = waiting?.find(({ id }) => id === given.wishId)
    if (visit || !wish || form.getValues('serviceId') !== null) return
    const service = services.find(({ id }) => id === wish.serviceId)?.service
    form.setValue('serviceId', wish.serviceId)
    if (service) form.setValue('durationMin', service.durationMin)
    form.setValue('infantIds', [...household.usual(service?.serviceKind)])
  }, [form, visit, given.wishId, services, waiting, household])
}

function useSave({ visit, given, clock }: BookingEditorProps, discard: () => Promise<void>) {
  const session = useSession()
  const goOn = useGoOn()
  const offerUndo = useUndo()
  const { run, running } = useCommand(bookVisit)
  const [refusedDays, setRefusedDays] = useState<readonly string[]>([])
  const [refusedCheck, setRefusedCheck] = useState<TimeCheck | null>(null)
  const save = async (answer: BookingAnswer, overruling: string | null) => {
    const { day, clientId, infantIds, serviceId, durationMin, plan, scope } = answer
    const startAt = startOfBooking(answer, clock.timeZone)
    if (startAt === null) return
    const booking: Booking = {
      clientId,
      infantIds,
      serviceId,
      durationMin,
      plan,
      scope,
      repeat: visit ? null : repeatOf(answer),
      visitId: visit?.id ?? null,
      startAt,
      timeZone: clock.timeZone,
      overruling,
    }
    const done = await run(booking)
    if (!done.ok) {
      if (done.refusal.kind === 'objections') return setRefusedCheck(done.refusal)
      if (done.refusal.kind === 'seriesObjections') return setRefusedDays(done.refusal.days)
      throw new Error(`The booking was refused: ${done.refusal.kind}`)
    }
    await discard()
    const { wishId } = given
    const wish = wishId === undefined ? null : await meetWish(session, { clientId, wishId })
    const putBack = async () => {
      if (wish) await putWishBack(session, { clientId, wish })
    }
    if (!visit) {
      const undo = async () => {
        for (const visitId of done.value.visitIds) await removeVisit(session, visitId)
        await putBack()
      }
      const { length } = done.value.visitIds
      offerUndo({ message: length === 1 ? 'Visit booked' : `${length} visits booked`, undo })
    } else if (wish) offerUndo({ message: 'Taken off the waiting list', undo: putBack })
    // Whose client it is decides whose days are shown: the office and owners book for others too.
    const booked = await session.store.read('visits', done.value.visitId)
    const whose = booked ? { therapistId: booked.therapistId } : {}
    await goOn({ to: paths.schedule, search: { view: 'day', day, ...whose } })
  }
  return {
    save,
    running,
    refusedCheck,
    refusedDays,
    dropCheck: () => {
      setRefusedCheck(null)
      setRefusedDays([])
    },
  }
}
