import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { paths, type TakePaymentSearch } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import { householdOf } from '#renderer/data/queries/clients'
import { moneyOfClient, moneySettings } from '#renderer/data/queries/money'
import { allStaff, catalogOf, practiceEntry } from '#renderer/data/queries/practice'
import { visitById } from '#renderer/data/queries/visits'
import { useSession } from '#renderer/data/session'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { PersonName } from '#renderer/ui/show/person-name'
import { announce } from '#renderer/ui/tell/announce'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { numberWords } from '#shared/domain/money/numbers'
import { nearDayWords } from '#shared/domain/schedule/time-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import { PackageForm } from './package-form'
import { SessionForm } from './session-form'

/** From a finished visit or a client's page to an issued receipt. */
export function TakePaymentPage() {
  const search = useSearch({ strict: false }) as TakePaymentSearch
  const clock = usePracticeClock()
  const visit = useLive(visitById, search.visitId ?? '')
  if (!clock || visit.value === undefined) {
    return <Reading of={[clock, visit]} what="The visit" page="Take payment" />
  }
  const clientId = visit.value?.clientId ?? search.clientId
  if (!clientId) return <NobodyChosen />
  const key = [clientId, search.visitId, search.replacesId, search.sells].join()
  return <Taking key={key} clientId={clientId} search={search} clock={clock} />
}

function NobodyChosen() {
  return (
    <PageFrame title="Take payment" width="read">
      <EmptyState
        title="For which session?"
        action={<LinkButton to={paths.money}>See what is open</LinkButton>}
      >
        Take a payment from a finished visit, from the list of what is open, or from a client’s
        page.
      </EmptyState>
    </PageFrame>
  )
}

interface TakingPageProps {
  readonly clientId: string
  readonly search: TakePaymentSearch
  readonly clock: PracticeClock
}

function Taking({ clientId, search, clock }: TakingPageProps) {
  const session = useSession()
  const navigate = useNavigate()
  // Begun anew when what was kept is thrown away.
  const [start, setStart] = useState(0)
  const visit = useLive(visitById, search.visitId ?? '')
  const household = useLive(householdOf, clientId)
  const book = useLive(moneyOfClient, clientId)
  const settings = useLive(moneySettings)
  const practice = useLive(practiceEntry)
  const services = useLive(catalogOf, 'service')
  const staff = useLive(allStaff)
  const all = [visit, household, book, settings, practice, services, staff]
  if (all.some(({ status }) => status !== 'ready') || !staff.value || !book.value) {
    return <Reading of={all} what="The book of money" page="Take payment" />
  }
  const therapist =
    staff.value.find(({ id }) => id === (visit.value?.therapistId ?? session.staffId)) ?? null
  if (!household.value || !therapist || !settings.value) {
    return (
      <PageFrame title="Take payment" width="read">
        <EmptyState title="This client is not here any more">
          The record was removed, or belongs to another therapist. What was issued before stays
          under Receipts.
        </EmptyState>
      </PageFrame>
    )
  }
  const replaces = search.replacesId ? (book.value.byId.get(search.replacesId) ?? null) : null
  const charged = search.visitId
    ? book.value.byVisit.get(search.visitId)?.find(({ voided }) => voided === null)
    : undefined
  const open = (receipt: string) =>
    void navigate({ to: paths.money, search: { view: 'receipts', receipt } })
  const leave = () =>
    void navigate(
      search.visitId
        ? { to: paths.visit, params: { visitId: search.visitId } }
        : { to: paths.client, params: { clientId } },
    )
  const name = fullName(household.value.parent.name)
  const service = services.value?.find(({ id }) => id === visit.value?.serviceId) ?? null
  const props = {
    ...{ visit: visit.value ?? null, service, household: household.value, book: book.value },
    ...{ settings: settings.value, practice: practice.value ?? null, therapist, clock, replaces },
    onIssued: (receiptId: string) => {
      announce('Receipt issued')
      open(receiptId)
    },
    onLeave: leave,
    onStartOver: () => setStart((times) => times + 1),
  }
  const when = visit.value
    ? `Session ${nearDayWords(dayOf(visit.value.startAt, visit.value.timeZone), clock.today)}`
    : ''
  return (
    <PageFrame
      title={replaces ? 'Corrected receipt' : 'Take payment'}
      lead={
        <>
          <PersonName name={name} />
          {when && ` · ${when}`}
          {replaces && ` · in place of ${numberWords(replaces.receipt.number)}`}
        </>
      }
      width="full"
      back={{ label: visit.value ? 'Visit' : 'Client', onBack: leave }}
    >
      {charged ? (
        <EmptyState
          title="This visit has a receipt"
          action={
            <LinkButton to={paths.money} search={{ view: 'receipts', receipt: charged.record.id }}>
              Open {numberWords(charged.receipt.number)}
            </LinkButton>
          }
        >
          To charge it anew, make that receipt void first: it stays to be seen, and its number is
          not used again.
        </EmptyState>
      ) : (
        <>
          {!visit.value && !replaces && (
            <SegmentedTabs<'session' | 'package'>
              label="What is paid for"
              value={search.sells ?? 'session'}
              onChange={(sells) =>
                void navigate({
                  to: paths.takePayment,
                  search: { clientId, ...(sells === 'package' ? { sells } : {}) },
                })
              }
              options={[
                { value: 'session', label: 'A session' },
                { value: 'package', label: 'A package' },
              ]}
            />
          )}
          {search.sells === 'package' && !visit.value ? (
            <PackageForm {...props} />
          ) : (
            <SessionForm key={start} {...props} />
          )}
        </>
      )}
    </PageFrame>
  )
}
