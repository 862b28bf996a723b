import { zodResolver } from '@hookform/resolvers/zod'
import { Button, CloseButton } from '@mantine/core'
import { useId, useState } from 'react'
import { type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import {
  changeDrive,
  type DriveChangeRefusal,
  forgetDrive,
  logDrive,
  setDriveVoid,
} from '#renderer/data/commands/log-drive'
import { useSession } from '#renderer/data/session'
import { useFormDraft } from '#renderer/data/use-form-draft'
import { Form } from '#renderer/ui/forms/form'
import { FormActions } from '#renderer/ui/forms/form-actions'
import { Status } from '#renderer/ui/show/status'
import { useUndo } from '#renderer/ui/tell/undo'
import {
  answerOfSuggestion,
  answerOfTrip,
  blankDriveForm,
  type DriveForm,
  driveFormOf,
  driveFormSchema,
  isDriveDraft,
  readDriveForm,
} from '#shared/domain/mileage/drive-form'
import type { DriveSuggestion } from '#shared/domain/mileage/suggest-drives'
import type { LoggedTrip } from '#shared/domain/mileage/totals'
import { dayWords } from '#shared/domain/schedule/time-words'
import type { DriveEnd } from '#shared/schema/drive'
import { driveTitle, type Known } from './drive-facts'
import { DriveFields } from './drive-fields'
import { DriveTrail } from './drive-trail'
import classes from './mileage.module.css'

interface DrivePanelProps extends Known {
  /** One in the book, one that a visit speaks of, or one by hand. */
  readonly asked: LoggedTrip | DriveSuggestion | 'new'
  readonly day: string
  readonly homeBase: DriveEnd['location']
  readonly onClose: () => void
}

const refusals: Readonly<Record<DriveChangeRefusal, string>> = {
  gone: 'This drive is gone. Nothing was changed.',
  notADrive: 'This drive is gone. Nothing was changed.',
  nothing: 'Nothing is different yet.',
  noReason: 'Write why it is changed: the tax office may ask.',
  full: 'This drive was changed too often. Take it out and log it anew.',
  voided: 'This drive was taken out. Put it back in first.',
}

const asTrip = (asked: DrivePanelProps['asked']): LoggedTrip | null =>
  asked !== 'new' && 'drive' in asked ? asked : null

/** One drive beside the book: to log, to change with a reason, or to take out. */
export function DrivePanel(props: DrivePanelProps) {
  const { asked, clock, homes, onClose } = props
  const headingId = useId()
  const trip = asTrip(asked)
  const ends = asked === 'new' ? null : 'drive' in asked ? asked.drive : asked
  return (
    <aside className={classes.panel} aria-labelledby={headingId}>
      <div className={classes.panelHead}>
        <h2 id={headingId} className={classes.name}>
          {ends ? driveTitle(ends, homes) : 'A drive by hand'}
        </h2>
        <CloseButton aria-label="Close" onClick={onClose} />
      </div>
      {asked !== 'new' && <p className={classes.quiet}>{dayWords(asked.day, clock.today)}</p>}
      {trip?.drive.voidedAt ? <TakenOut trip={trip} /> : <DriveEditor {...props} trip={trip} />}
      {trip && trip.drive.edits.length > 0 && <DriveTrail trip={trip} clock={clock} />}
    </aside>
  )
}

function TakenOut({ trip }: { readonly trip: LoggedTrip }) {
  const session = useSession()
  const back = () => setDriveVoid(session, { id: trip.id, isVoid: false, reason: 'Put back in' })
  return (
    <>
      <p>
        <Status meaning="waiting">Taken out: it counts for nothing</Status>
      </p>
      <Button variant="default" onClick={() => void back()}>
        Put it back in
      </Button>
    </>
  )
}

function DriveEditor(props: DrivePanelProps & { readonly trip: LoggedTrip | null }) {
  const { asked, trip, day, clock, settings, homeBase, onClose } = props
  const session = useSession()
  const offerUndo = useUndo()
  const [problem, setProblem] = useState<string | null>(null)
  const before = trip
    ? answerOfTrip(trip)
    : asked === 'new'
      ? null
      : answerOfSuggestion(asked as DriveSuggestion)
  const untold = asked !== 'new' && !trip && (asked as DriveSuggestion).distanceTenths === null
  const start = before ? driveFormOf(before, clock.timeZone) : blankDriveForm(day, settings.unit)
  const form = useForm<DriveForm>({
    resolver: zodResolver(driveFormSchema) as unknown as Resolver<DriveForm>,
    defaultValues: untold ? { ...start, distance: null } : start,
    shouldFocusError: false,
  })
  const id = asked === 'new' ? null : asked.id
  const draft = useFormDraft(`drive:${id ?? 'new'}`, form as UseFormReturn<DriveForm>, isDriveDraft)
  const leave = async () => {
    await draft.discard()
    onClose()
  }
  const save = async (values: DriveForm) => {
    const answer = readDriveForm(values, { timeZone: clock.timeZone, before, homeBase })
    if (trip) {
      const done = await changeDrive(session, { id: trip.id, answer, reason: values.reason })
      if (!done.ok) return setProblem(refusals[done.refusal])
      return leave()
    }
    const done = await logDrive(session, { id, answer })
    if (!done.ok) return setProblem('This drive is in the book already.')
    offerUndo({
      message: 'Drive logged',
      undo: async () => {
        await forgetDrive(session, done.value)
      },
    })
    await leave()
  }
  const takeOut = async () => {
    if (!trip) return
    const reason = form.getValues('reason').trim() || 'Taken out'
    const done = await setDriveVoid(session, { id: trip.id, isVoid: true, reason })
    if (!done.ok) return setProblem(refusals[done.refusal])
    await draft.discard()
    offerUndo({
      message: 'Drive taken out',
      undo: async () => {
        await setDriveVoid(session, { id: trip.id, isVoid: false, reason: 'Put back in' })
      },
    })
  }
  return (
    <Form form={form} onSubmit={save} label="Drive">
      <DriveFields form={form} before={before} inBook={trip !== null} clock={clock} />
      {problem && (
        <p role="alert">
          <Status meaning="attention">{problem}</Status>
        </p>
      )}
      <FormActions
        submitLabel={trip ? 'Save changes' : 'Log the drive'}
        busy={form.formState.isSubmitting}
        onCancel={() => void leave()}
      >
        {trip && (
          <Button variant="subtle" onClick={() => void takeOut()}>
            Take out
          </Button>
        )}
      </FormActions>
    </Form>
  )
}
