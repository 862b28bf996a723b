import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import type { VisitSheet } from '#renderer/data/queries/visit-sheet'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { addressLine } from '#renderer/data/visit-facts'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Section } from '#renderer/ui/page/section'
import { KeyValue, KeyValues } from '#renderer/ui/show/key-value'
import { PersonName } from '#renderer/ui/show/person-name'
import { Status } from '#renderer/ui/show/status'
import { canBeMoved } from '#shared/domain/schedule/plan-visit'
import { nearDayWords, timeRangeWords } from '#shared/domain/schedule/time-words'
import { visitStateWords } from '#shared/domain/schedule/visit-state-words'
import { dayOf } from '#shared/domain/time/calendar-day'

interface VisitOfOfficeProps {
  readonly sheet: VisitSheet
  readonly clock: PracticeClock
  readonly onBack: () => void
}

/** When, where and whose a visit is, for who was given the schedule and no charts. */
export function VisitOfOffice({ sheet, clock, onBack }: VisitOfOfficeProps) {
  const { visit, household, service, staff } = sheet
  const { timeZone, today } = clock
  const parent = household?.parent
  const day = dayOf(visit.startAt, timeZone)
  const { word, meaning } = visitStateWords[visit.state]
  const name = parent ? fullName(parent.name) : ''
  return (
    <PageFrame
      title={name || 'Visit'}
      titleNode={<PersonName name={name} fallback="Client" wrap />}
      width="read"
      status={<Status meaning={meaning}>{word}</Status>}
      back={{ label: 'Schedule', onBack }}
      primary={
        canBeMoved(visit) ? (
          <LinkButton to={paths.book} search={{ visitId: visit.id }}>
            Change
          </LinkButton>
        ) : undefined
      }
      actions={
        <>
          <LinkButton
            to={paths.schedule}
            search={{ view: 'day', day, therapistId: visit.therapistId }}
            variant="default"
          >
            Its day
          </LinkButton>
          {parent && (
            <LinkButton to={paths.client} params={{ clientId: parent.id }} variant="default">
              Client
            </LinkButton>
          )}
        </>
      }
    >
      <Section title="Visit">
        <KeyValues>
          <KeyValue label="When">
            {`${nearDayWords(day, today)}, ${timeRangeWords(visit.startAt, visit.endAt, timeZone)}`}
          </KeyValue>
          <KeyValue label="Service">{service?.name ?? 'No longer offered'}</KeyValue>
          <KeyValue label="Therapist">{staff.get(visit.therapistId)?.name ?? ''}</KeyValue>
          <KeyValue label="Address">{addressLine(parent)}</KeyValue>
          {parent?.contact?.phone && <KeyValue label="Phone">{parent.contact.phone}</KeyValue>}
          {visit.plan && <KeyValue label="Plan">{visit.plan}</KeyValue>}
          {visit.stateReason && <KeyValue label="Reason">{visit.stateReason}</KeyValue>}
        </KeyValues>
      </Section>
      <Section title="What happened there">
        <p>
          Not shown to the office: the door check, the session and the note are with the therapist.
        </p>
      </Section>
    </PageFrame>
  )
}
