import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { paths, type ScreensSearch } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import { type Household, householdOf } from '#renderer/data/queries/clients'
import { householdFile } from '#renderer/data/queries/follow-up'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { perinatalOn } from '#renderer/data/visit-facts'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { SegmentedTabs } from '#renderer/ui/page/segmented-tabs'
import { PersonName } from '#renderer/ui/show/person-name'
import { ErrorState } from '#renderer/ui/tell/error-state'
import { Reading } from '#renderer/ui/tell/reading'
import { MoodView } from './mood-view'
import { PlanView } from './plan-view'
import { TrendsView } from './trends-view'
import { TriageView } from './triage-view'
import { WellbeingView } from './wellbeing-view'

type View = NonNullable<ScreensSearch['view']>

const views: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'mood', label: 'Mood' },
  { value: 'wellbeing', label: 'Wellbeing' },
  { value: 'referral', label: 'Referral check' },
  { value: 'trends', label: 'Trends' },
  { value: 'plan', label: 'Self-care plan' },
]

/** What is asked beside the hands, of the parent alone: screens, wellbeing, referrals, and where it leads. */
export function ScreensPage() {
  const { clientId = '' } = useParams({ strict: false })
  const clock = usePracticeClock()
  const household = useLive(householdOf, clientId)
  if (!clock || household.value === undefined) {
    return <Reading of={[clock, household]} what="This page" page="Screens and wellbeing" />
  }
  if (!household.value) {
    return (
      <PageFrame title="Screens and wellbeing">
        <ErrorState title="This client is not here any more" safe="Everything else is as it was." />
      </PageFrame>
    )
  }
  return <Screens key={clientId} household={household.value} clock={clock} />
}

interface ScreensProps {
  readonly household: Household
  readonly clock: PracticeClock
}

function Screens({ household, clock }: ScreensProps) {
  const { parent, infants, charts } = household
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as ScreensSearch
  const { visitId = '' } = search
  const view = search.view ?? 'mood'
  const ids = [parent, ...infants].map(({ id }) => id).join()
  const file = useLive(householdFile, ids)
  const go = (to: View) =>
    void navigate({
      to: paths.screens,
      params: { clientId: parent.id },
      search: { view: to, ...(visitId ? { visitId } : {}) },
      replace: true,
    })
  const name = fullName(parent.name)
  const common = { clientId: parent.id, visitId, clock }
  return (
    <PageFrame
      title="Screens and wellbeing"
      lead={
        <>
          <PersonName name={name} wrap />
          {' · '}
          {perinatalOn(charts.get(parent.id), clock.today) || 'Birth not recorded'}
        </>
      }
      back={
        visitId
          ? {
              label: 'Visit',
              onBack: () => void navigate({ to: paths.visit, params: { visitId } }),
            }
          : {
              label: 'Client',
              onBack: () => void navigate({ to: paths.client, params: { clientId: parent.id } }),
            }
      }
    >
      <SegmentedTabs label="Parts of this page" value={view} onChange={go} options={views} />
      <Reading of={[file]} what="This part" />
      {file.value && view === 'mood' && (
        <MoodView
          {...common}
          file={file.value}
          language={parent.contact?.language || 'English'}
          begin={search.begin ?? null}
        />
      )}
      {file.value && view === 'wellbeing' && <WellbeingView {...common} file={file.value} />}
      {file.value && view === 'referral' && (
        <TriageView {...common} file={file.value} onMoodScreen={() => go('mood')} />
      )}
      {file.value && view === 'trends' && (
        <TrendsView name={name} file={file.value} clock={clock} />
      )}
      {file.value && view === 'plan' && <PlanView {...common} file={file.value} />}
    </PageFrame>
  )
}
