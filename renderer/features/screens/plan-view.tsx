import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { clientById } from '#renderer/data/queries/clients'
import type { HouseholdFile } from '#renderer/data/queries/follow-up'
import { practiceEntry, staffMember } from '#renderer/data/queries/practice'
import { resources } from '#renderer/data/queries/screenings'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { CheckboxGroup } from '#renderer/ui/fields/checkbox-group'
import { DateField } from '#renderer/ui/fields/date-field'
import { TextArea } from '#renderer/ui/fields/text-area'
import { Section } from '#renderer/ui/page/section'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { PagePreview } from '#renderer/ui/show/page-preview'
import { Status } from '#renderer/ui/show/status'
import { Reading } from '#renderer/ui/tell/reading'
import { SavedMark } from '#renderer/ui/tell/saved-mark'
import {
  carePlanItemIds,
  carePlanItems,
  emptyCarePlan,
  mostItems,
} from '#shared/domain/care-plan/items'
import type { KnownResource } from '#shared/domain/care-plan/resources'
import { refusalWords } from '#shared/domain/clinical/screening-record'
import { interestLine } from '#shared/domain/practice/interest'
import { carePlanSheet } from '#shared/domain/print/care-plan-sheet'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { CarePlan } from '#shared/schema/care-plan'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Client } from '#shared/schema/client'
import type { Screening } from '#shared/schema/screening'
import type { Staff } from '#shared/schema/staff'
import { PaperActions } from './paper-actions'
import classes from './screens.module.css'
import { useScreenSaving } from './use-screen-saving'
import { useSheet } from './use-sheet'

interface PlanViewProps {
  readonly clientId: string
  readonly visitId: string
  readonly file: HouseholdFile
  readonly clock: PracticeClock
}

/** One page for the client; the newest plan goes on until a visit of another day begins its own. */
export function PlanView({ clientId, visitId, file, clock }: PlanViewProps) {
  const { newId, staffId } = useSession()
  const [fresh] = useState(newId)
  const client = useLive(clientById, clientId)
  const practice = useLive(practiceEntry)
  const staff = useLive(staffMember, staffId)
  const known = useLive(resources)
  if (!client.value || !practice.value || staff.status !== 'ready' || !known.value) {
    return <Reading of={[client, practice, staff, known]} what="The care plan" />
  }
  const plans = file.screenings.filter(({ carePlan }) => carePlan)
  const record =
    plans.find(
      (one) =>
        (visitId !== '' && one.visitId === visitId) ||
        dayOf(one.startAt, clock.timeZone) === clock.today,
    ) ?? null
  const last = plans[0]?.carePlan ?? null
  return (
    <PlanEditor
      key={record?.id ?? fresh}
      id={record?.id ?? fresh}
      start={record?.carePlan ?? startFrom(last, client.value, known.value)}
      {...{ clientId, visitId, record, clock }}
      client={client.value}
      practice={practice.value}
      staff={staff.value ?? null}
      resources={known.value}
    />
  )
}

/** What was chosen the last time is offered again; the day to call never is. */
function startFrom(
  last: CarePlan | null,
  client: Client,
  known: readonly KnownResource[],
): CarePlan {
  if (last) return { ...last, nextContactOn: null }
  const spanish = /^(es|spanish|español)/i.test(client.contact?.language ?? '')
  return {
    ...emptyCarePlan,
    language: spanish ? 'es' : 'en',
    resourceIds: known
      .filter(({ use, active }) => active && use !== 'directory')
      .slice(0, 3)
      .map(({ id }) => id),
  }
}

interface PlanEditorProps {
  readonly id: string
  readonly clientId: string
  readonly visitId: string
  readonly record: Screening | null
  readonly start: CarePlan
  readonly client: Client
  readonly practice: CatalogEntry
  readonly staff: Staff | null
  readonly resources: readonly KnownResource[]
  readonly clock: PracticeClock
}

type PlanValues = Omit<CarePlan, 'ownLines'> & { readonly own: string }

const mostOwnLines = 8
const longestOwnLine = 300

/** What the page has no room for is told while it still stands in the field. */
function ownLinesLeftOut(own: string): string {
  const lines = own.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > mostOwnLines) {
    return `Only the first ${mostOwnLines} lines stand on the page and are kept.`
  }
  const isLong = lines.some((line) => line.trim().length > longestOwnLine)
  return isLong ? `Of one line ${longestOwnLine} characters are kept: break it into two.` : ''
}

const planOf = ({ own, ...plan }: PlanValues): CarePlan => ({
  ...plan,
  items: plan.items.slice(0, 16),
  ownLines: own
    .split('\n')
    .map((line) => line.trim().slice(0, longestOwnLine))
    .filter(Boolean)
    .slice(0, mostOwnLines),
})

function PlanEditor(props: PlanEditorProps) {
  const { id, clientId, visitId, record, start, client, practice, staff, clock } = props
  const { ownLines, ...rest } = start
  const form = useForm<PlanValues>({ defaultValues: { ...rest, own: ownLines.join('\n') } })
  const { control } = form
  const values = form.watch()
  const saving = useScreenSaving<PlanValues>({
    clientId,
    form,
    targetOf: () => ({
      id,
      visitId: record?.visitId ?? visitId,
      startAt: record?.startAt ?? clock.now,
    }),
    partOf: (now) => ({ carePlan: planOf(now) }),
  })
  const { name } = client
  const paper = practice.practice?.paper ?? 'Letter'
  const active = props.resources.filter((one) => one.active || values.resourceIds.includes(one.id))
  const html = carePlanSheet({
    plan: planOf(values),
    clientName: name.preferred || name.given || name.family,
    therapist: staff?.name ?? '',
    practiceName: practice.name === staff?.name ? '' : practice.name,
    phone: staff?.phone || practice.practice?.phone || '',
    resources: active,
    interestWords: interestLine(practice.practice, values.language),
    paper,
  })
  const sheet = useSheet(html, paper)
  const crowded = values.items.length > mostItems
  const cut = ownLinesLeftOut(values.own)
  return (
    <div className={classes.planSides}>
      <Section
        title="What stands on it"
        help="Things to do, never what they are good for. Take few."
        actions={<SavedMark state={saving.state} onRetry={() => void saving.save()} />}
      >
        {saving.problem && (
          <p role="alert">
            <Status meaning="attention">{refusalWords[saving.problem]}</Status>
          </p>
        )}
        <SegmentedTabs<CarePlan['language']>
          label="Language of the page"
          value={values.language}
          onChange={(language) => form.setValue('language', language, { shouldDirty: true })}
          options={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Spanish' },
          ]}
        />
        <div className={classes.stack}>
          <CheckboxGroup
            control={control}
            name="items"
            label="To do"
            options={carePlanItemIds.map((item) => ({
              value: item,
              label: carePlanItems[item].en,
              ...(values.language === 'es' ? { help: carePlanItems[item].es } : {}),
            }))}
          />
          {crowded && (
            <Status meaning="attention">{`More than ${mostItems}: a tired person reads fewer.`}</Status>
          )}
          <TextArea
            control={control}
            name="own"
            label="Own lines"
            help="One a line, in her language, at most eight."
            optional
            maxLength={2400}
          />
          {cut && <Status meaning="attention">{cut}</Status>}
          <CheckboxGroup
            control={control}
            name="resourceIds"
            label="Whom to turn to"
            help="The list is changed in Settings, Screening."
            options={active.map((one) => ({
              value: one.id,
              label: one.name,
              help: [
                one.phone,
                one.web,
                one.verifiedOn ? '' : 'not checked by your practice yet',
                values.language === 'es' && one.wordsEn && !one.wordsEs
                  ? 'no Spanish words: name and number alone'
                  : '',
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
          <DateField
            control={control}
            name="nextContactOn"
            label="You will be in touch on"
            today={clock.today}
            optional
          />
        </div>
      </Section>
      <div className={classes.paperSide}>
        <div className={classes.paperHead}>
          <h2 className={classes.small}>The page</h2>
          {sheet && sheet.pages > 1 ? (
            <Status meaning="attention">More than one page: leave something out</Status>
          ) : (
            <PaperActions
              primary
              html={() => html}
              paper={paper}
              suggestedName="Self-care plan.pdf"
            />
          )}
        </div>
        <PagePreview
          url={sheet?.url ?? null}
          paper={paper}
          mostScale={1.1}
          className={classes.frame}
        />
      </div>
    </div>
  )
}
