import { Button } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { addOffer } from '#renderer/data/commands/screenings'
import type { HouseholdFile } from '#renderer/data/queries/follow-up'
import { practiceEntry } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { SelectField } from '#renderer/ui/fields/select-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { TextField } from '#renderer/ui/fields/text-field'
import { FieldRow } from '#renderer/ui/forms/form-section'
import { Row, Rows } from '#renderer/ui/page/rows'
import { Section } from '#renderer/ui/page/section'
import { Notice } from '#renderer/ui/show/notice'
import { Status } from '#renderer/ui/show/status'
import { announce } from '#renderer/ui/tell/announce'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import { weekdayDateWords } from '#shared/domain/clients/words'
import { refusalWords } from '#shared/domain/clinical/screening-record'
import {
  asksForMoodScreen,
  emptyTriage,
  standingOffers,
  triageSymptoms,
  whereTo,
  withAnswer,
} from '#shared/domain/clinical/triage/where-to'
import {
  lockedStatements,
  offerWords,
  symptomWords,
  targetWords,
} from '#shared/domain/clinical/triage/words'
import { interestLine } from '#shared/domain/practice/interest'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { ReferralTriage, TriageOffer, TriageSymptom } from '#shared/schema/referral-triage'
import type { Screening } from '#shared/schema/screening'
import classes from './screens.module.css'
import { type ScreenSaving, useScreenSaving } from './use-screen-saving'

interface TriageViewProps {
  readonly clientId: string
  readonly visitId: string
  readonly file: HouseholdFile
  readonly clock: PracticeClock
  readonly onMoodScreen: () => void
}

/** Which answers point where; one check a visit, earlier ones below it. */
export function TriageView({ clientId, visitId, file, clock, onMoodScreen }: TriageViewProps) {
  const { newId } = useSession()
  const checks = file.screenings.filter(({ triage }) => triage !== null)
  const ofVisit = checks.find(
    (one) =>
      (visitId !== '' && one.visitId === visitId) ||
      dayOf(one.startAt, clock.timeZone) === clock.today,
  )
  const [fresh] = useState(newId)
  const [chosen, setChosen] = useState<string | null>(null)
  const id = chosen ?? ofVisit?.id ?? fresh
  const record = checks.find((one) => one.id === id) ?? null
  return (
    <>
      <TriageEditor
        key={id}
        {...{ id, clientId, record, clock, onMoodScreen }}
        visitId={record?.visitId ?? visitId}
      />
      {checks.length > (record ? 1 : 0) && (
        <Section title="Earlier checks">
          <Rows label="Earlier checks">
            {checks
              .filter((one) => one.id !== id)
              .map((one) => (
                <Row
                  key={one.id}
                  title={weekdayDateWords(dayOf(one.startAt, clock.timeZone), clock.today)}
                  detail={
                    whereTo(one.triage ?? emptyTriage)
                      .map(({ to }) => targetWords[to])
                      .join(', ') || 'Pointed nowhere'
                  }
                  onOpen={() => setChosen(one.id)}
                />
              ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

interface TriageEditorProps {
  readonly id: string
  readonly clientId: string
  readonly visitId: string
  readonly record: Screening | null
  readonly clock: PracticeClock
  readonly onMoodScreen: () => void
}

function TriageEditor({ id, clientId, visitId, record, clock, onMoodScreen }: TriageEditorProps) {
  const form = useForm<ReferralTriage>({ defaultValues: record?.triage ?? emptyTriage })
  const triage = form.watch()
  const saving = useScreenSaving<ReferralTriage>({
    clientId,
    form,
    targetOf: () => ({ id, visitId, startAt: record?.startAt ?? clock.now }),
    partOf: (values) => (values.symptoms.length === 0 && !record ? null : { triage: values }),
  })
  const answer = (symptom: TriageSymptom, said: 'yes' | 'no' | null) =>
    form.setValue('symptoms', withAnswer(triage, symptom, said).symptoms, { shouldDirty: true })
  const pointers = whereTo(triage)
  const practice = useLive(practiceEntry)
  const interest = interestLine(practice.value?.practice ?? null, 'en')
  return (
    <Section
      title="Who else can help"
      help="Ask what fits the moment. What stays empty was not asked, and that is not a no."
      actions={<SavedMark state={saving.state} onRetry={() => void saving.save()} />}
    >
      {saving.problem && (
        <p role="alert">
          <Status meaning="attention">{refusalWords[saving.problem]}</Status>
        </p>
      )}
      <ul className={classes.symptoms} aria-label="What she says">
        {triageSymptoms.map((symptom) => (
          <Symptom
            key={symptom}
            symptom={symptom}
            said={triage.symptoms.find((one) => one.symptom === symptom)?.answer ?? null}
            onSay={(said) => answer(symptom, said)}
          />
        ))}
      </ul>
      <div role="status" className={classes.stack}>
        {pointers.length === 0 ? (
          <p className={classes.quiet}>Nothing points anywhere yet.</p>
        ) : (
          pointers.map(({ to, because }) => (
            <Pointer
              key={to}
              {...{ id, to, saving }}
              because={because.map((symptom) => symptomWords[symptom]).join(' · ')}
              offer={standingOffers(record?.triage?.offers ?? []).get(to) ?? null}
            />
          ))
        )}
      </div>
      <div className={classes.stack}>
        {asksForMoodScreen(triage) && (
          <Notice
            meaning="attention"
            title="Offer a mood screen"
            action={
              <Button variant="default" onClick={onMoodScreen}>
                Mood screen
              </Button>
            }
          >
            What she says can be offered to be looked at with a short sheet.
          </Notice>
        )}
        {pointers.some(({ to }) => to === 'pelvicFloorPt') && <PtReferral control={form.control} />}
        <TextArea control={form.control} name="note" label="Remark" optional maxLength={120_000} />
      </div>
      <ul className={classes.locked}>
        {lockedStatements.en.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {interest && <li>{interest}</li>}
      </ul>
    </Section>
  )
}

function Symptom(props: {
  readonly symptom: TriageSymptom
  readonly said: 'yes' | 'no' | null
  readonly onSay: (said: 'yes' | 'no' | null) => void
}) {
  const { symptom, said, onSay } = props
  const words = symptomWords[symptom]
  return (
    <li className={classes.symptom}>
      <span id={`symptom-${symptom}`}>{words}</span>
      <span className={classes.yesNo}>
        {(['yes', 'no'] as const).map((one) => (
          <Button
            key={one}
            variant={said === one ? 'filled' : 'default'}
            color={said === one ? 'gray' : undefined}
            className={classes.say ?? ''}
            aria-pressed={said === one}
            aria-describedby={`symptom-${symptom}`}
            onClick={() => onSay(said === one ? null : one)}
          >
            {one === 'yes' ? 'Yes' : 'No'}
          </Button>
        ))}
      </span>
    </li>
  )
}

interface PointerProps {
  readonly id: string
  readonly to: TriageOffer['to']
  readonly because: string
  readonly offer: TriageOffer | null
  readonly saving: ScreenSaving
}

const answersTo = ['offered', 'accepted', 'declined', 'heard'] as const

function Pointer({ id, to, because, offer, saving }: PointerProps) {
  const { run, running } = useCommand(addOffer)
  const say = async (answer: TriageOffer['answer']) => {
    // The record comes with its first answer; an offer stands in it.
    if (!(await saving.save())) return
    const done = await run({ screeningId: id, to, answer, words: '' })
    if (done.ok) announce(`${targetWords[to]}: ${offerWords[answer]}`)
  }
  return (
    <div className={classes.pointer}>
      <div>
        <strong>{targetWords[to]}</strong>
        <p className={classes.quiet}>{because}</p>
      </div>
      {to !== 'massage' && (
        <fieldset className={classes.offers}>
          <legend className={classes.hidden}>Referral: {targetWords[to]}</legend>
          {answersTo.map((answer) => (
            <Button
              key={answer}
              variant={offer?.answer === answer ? 'filled' : 'default'}
              color={offer?.answer === answer ? 'gray' : undefined}
              size="compact-md"
              className={classes.say ?? ''}
              aria-pressed={offer?.answer === answer}
              disabled={running}
              onClick={() => void say(answer)}
            >
              {offerWords[answer]}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}

function PtReferral({
  control,
}: {
  readonly control: ReturnType<typeof useForm<ReferralTriage>>['control']
}) {
  return (
    <FieldRow>
      <SelectField
        control={control}
        name="ptReferral.needed"
        label="Does her plan ask for a referral?"
        help="Often none is needed. Her plan or her OB can tell."
        options={[
          { value: 'notAsked', label: 'Not asked' },
          { value: 'no', label: 'No' },
          { value: 'yes', label: 'Yes' },
        ]}
        width="s"
      />
      <TextField control={control} name="ptReferral.payer" label="Payer" optional maxLength={120} />
      <TextField
        control={control}
        name="ptReferral.authorization"
        label="Authorization number"
        optional
        maxLength={120}
      />
    </FieldRow>
  )
}
