import { Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconDots,
  IconFileExport,
  IconTrash,
  IconUserShare,
} from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import { type ClientHistory, clientHistory } from '#renderer/data/queries/client-history'
import { type Household, householdOf } from '#renderer/data/queries/clients'
import { type RecordPlace, useRecordPlace } from '#renderer/data/sync/use-record-place'
import { useHeld } from '#renderer/data/use-held'
import { useLive } from '#renderer/data/use-live'
import { type PracticeClock, usePracticeClock } from '#renderer/data/use-practice-clock'
import { useShortcut } from '#renderer/ui/commands/use-shortcut'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PageFrame } from '#renderer/ui/page/page-frame'
import { Section } from '#renderer/ui/page/section'
import { PersonName } from '#renderer/ui/show/person-name'
import { PlaceMark } from '#renderer/ui/show/place-mark'
import { Status } from '#renderer/ui/show/status'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { perinatalClock, perinatalLabel } from '#shared/domain/time/perinatal-clock'
import { AccessCardView } from './access-card'
import { AllergyNotice } from './allergy-notice'
import { BabiesSection } from './babies-section'
import { CareTeamSection } from './care-team-section'
import { ConsentsSection } from './consents-section'
import { ContactSection } from './contact-section'
import { FollowUpSection } from './follow-up-section'
import { HandOver } from './hand-over'
import { HealthSection } from './health-section'
import { HistorySections, NextVisit } from './history-sections'
import { MoneySection } from './money-section'
import { NotesOnPerson } from './notes-on-person'
import { useClientChanges } from './use-client-changes'
import { useColleagues } from './use-colleagues'

/** One household at a glance: where they stand, what to beware of, how to get in, and what comes next. */
export function ClientDetail() {
  const { clientId = '' } = useParams({ strict: false })
  const clock = usePracticeClock()
  const household = useLive(householdOf, clientId)
  if (!clock || household.value === undefined) {
    return (
      <Reading
        of={[clock, household]}
        what="This client"
        safe="Nothing was changed. The other clients can still be opened."
        label="Opening the client"
      />
    )
  }
  if (!household.value) {
    return (
      <PageFrame title="Client" level={2}>
        <EmptyState title="This client is not here any more">
          The record was removed, or belongs to another therapist. Choose another from the list.
        </EmptyState>
      </PageFrame>
    )
  }
  return <Detail key={household.value.parent.id} household={household.value} clock={clock} />
}

interface DetailProps {
  readonly household: Household
  readonly clock: PracticeClock
}

function Detail({ household, clock }: DetailProps) {
  const { parent } = household
  const babies = useMemo(
    () => household.infants.filter((infant) => infant.status === 'active'),
    [household],
  )
  const ids = [parent, ...household.infants].map(({ id }) => id).join()
  const history = useLive(clientHistory, ids)
  const navigate = useNavigate()
  const params = { clientId: parent.id }
  // A cover is over: only the name over what was signed is left, and nothing is to be written into it.
  const isNameAlone = parent.covering?.isOver === true
  useShortcut(
    'e',
    'Edit this client',
    () => !isNameAlone && void navigate({ to: paths.editClient, params }),
  )
  useShortcut(
    'b',
    'Book a visit',
    () => !isNameAlone && void navigate({ to: paths.book, search: params }),
  )
  const people = [parent, ...babies]
  const place = useRecordPlace(recordsOf(household))
  const [handing, setHanding] = useState(false)
  const ofOffice = !useHeld()('charts', parent.space)
  return (
    <PageFrame
      title={fullName(parent.name) || 'No name yet'}
      titleNode={<PersonName name={fullName(parent.name)} wrap />}
      level={2}
      status={
        <>
          {parent.status === 'archived' && <Status meaning="waiting">Archived</Status>}
          <PlaceMark place={place} />
        </>
      }
      lead={!isNameAlone && <Lead household={household} clock={clock} />}
      primary={
        // What was handed over is history here: the new therapist books.
        !parent.handedTo &&
        !isNameAlone && (
          <LinkButton to={paths.book} search={params}>
            Book a visit
          </LinkButton>
        )
      }
      actions={
        <>
          {!ofOffice && !isNameAlone && (
            <LinkButton to={paths.newSummary} search={params} variant="default">
              Write a summary
            </LinkButton>
          )}
          {!isNameAlone && (
            <LinkButton to={paths.editClient} params={params} variant="default">
              Edit
            </LinkButton>
          )}
          {!ofOffice && <More household={household} onHandOver={() => setHanding(true)} />}
        </>
      }
    >
      <HandOver
        parent={parent}
        notes={history.value?.notes ?? []}
        open={handing}
        onClose={() => setHanding(false)}
        clock={clock}
      />
      {isNameAlone ? (
        <MoneySection parent={parent} clock={clock} />
      ) : (
        <Present household={household} history={history.value ?? null} clock={clock} />
      )}
      <NotesOnPerson household={household} babies={babies} />
      {history.value && <HistorySections history={history.value} people={people} clock={clock} />}
    </PageFrame>
  )
}

interface PresentProps extends DetailProps {
  readonly history: ClientHistory | null
}

/** Where they stand; of a family that was here for a cover nothing of it is left, and nothing was "not asked". */
function Present({ household, history, clock }: PresentProps) {
  const { parent, charts } = household
  const babies = household.infants.filter((infant) => infant.status === 'active')
  const people = [parent, ...babies]
  const ofOffice = !useHeld()('charts', parent.space)
  return (
    <>
      {!ofOffice && <AllergyNotice people={people} charts={charts} />}
      {history && <NextVisit visits={history} clock={clock} />}
      <AccessCardView parent={parent} />
      <ContactSection parent={parent} />
      {!ofOffice && <FollowUpSection household={household} clock={clock} />}
      <BabiesSection babies={babies} charts={charts} clock={clock} />
      {!ofOffice && <HealthSection parent={parent} babies={babies} charts={charts} clock={clock} />}
      <CareTeamSection parent={parent} clock={clock} />
      {ofOffice ? (
        <NotGiven />
      ) : (
        <>
          <ConsentsSection parent={parent} clock={clock} />
          <MoneySection parent={parent} clock={clock} />
        </>
      )}
    </>
  )
}

/** A household is its people and their charts: what is only here counts for all of it. */
const recordsOf = ({ parent, infants, charts }: Household): readonly RecordPlace[] => [
  ...[parent, ...infants].map(({ id }) => ['clients', id] as const),
  ...[...charts.values()].map(({ id }) => ['charts', id] as const),
]

/** The perinatal clock in front: everything that may be done hangs on it. */
function Lead({ household, clock }: DetailProps) {
  const { parent, charts } = household
  const facts = charts.get(parent.id)?.parent
  const stand = facts ? perinatalClock(facts, clock.today) : null
  const unknown = useHeld()('charts', parent.space) ? 'Birth not recorded' : ''
  const words = [
    stand ? perinatalLabel(stand) : unknown,
    parent.name.preferred && parent.name.preferred !== parent.name.given
      ? `says “${parent.name.preferred}”`
      : '',
    parent.pronouns,
  ]
  return <span dir="auto">{words.filter(Boolean).join(' · ')}</span>
}

/** Said once, in place of what would look empty. */
function NotGiven() {
  return (
    <Section title="Health, notes and receipts">
      <p>
        Not shown to the office: allergies, health, screenings, consents, notes, summaries and
        receipts are with the therapists. An empty place on this page says nothing about them.
      </p>
    </Section>
  )
}

interface MoreProps {
  readonly household: Household
  readonly onHandOver: () => void
}

function More({ household, onHandOver }: MoreProps) {
  const colleagues = useColleagues(household.parent)
  const changes = useClientChanges(household.parent)
  const navigate = useNavigate()
  const archived = household.parent.status === 'archived'
  const { covering, handedTo } = household.parent
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="default" aria-label="More for this client" px="sm">
          <IconDots size={20} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {archived ? (
          !covering?.isOver && (
            <Menu.Item
              leftSection={<IconArchiveOff size={18} aria-hidden />}
              onClick={() => void changes.unarchive()}
            >
              Bring back from the archive
            </Menu.Item>
          )
        ) : (
          <Menu.Item
            leftSection={<IconArchive size={18} aria-hidden />}
            onClick={() => void changes.archive()}
          >
            Archive
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconFileExport size={18} aria-hidden />}
          onClick={() =>
            void navigate({ to: paths.copy, params: { clientId: household.parent.id } })
          }
        >
          Copy of everything
        </Menu.Item>
        {colleagues.length > 0 && !handedTo && !covering && (
          <Menu.Item leftSection={<IconUserShare size={18} aria-hidden />} onClick={onHandOver}>
            Hand to another therapist
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => void changes.remove()}
        >
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
