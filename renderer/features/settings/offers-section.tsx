import { Button } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { paths } from '#renderer/app/paths'
import { saveOffers } from '#renderer/data/commands/save-offers'
import { allStaff, catalogOf } from '#renderer/data/queries/practice'
import { useSession } from '#renderer/data/session'
import { useCommand } from '#renderer/data/use-command'
import { useLive } from '#renderer/data/use-live'
import { LinkButton } from '#renderer/ui/page/link-button'
import { PersonName } from '#renderer/ui/show/person-name'
import { EmptyState } from '#renderer/ui/tell/empty-state'
import { Reading } from '#renderer/ui/tell/reading'
import { useUndo } from '#renderer/ui/tell/undo'
import { offersAfter } from '#shared/domain/practice/offers'
import type { CatalogEntry } from '#shared/schema/catalog-entry'
import type { Staff } from '#shared/schema/staff'
import classes from './settings.module.css'
import { SettingsSection } from './settings-section'

/** Who offers what: the route of the practice sends nobody to a service they do not give. */
export function OffersSection() {
  const { staffId } = useSession()
  const staff = useLive(allStaff)
  const catalog = useLive(catalogOf, 'service')
  const me = staff.value?.find(({ id }) => id === staffId)
  const leads = me?.role === 'owner' || me?.role === 'lead'
  const people = (staff.value ?? []).filter(
    ({ id, role }) => id === staffId || (leads && role !== 'office'),
  )
  // One's own first.
  const ordered = people.toSorted((a, b) => Number(b.id === staffId) - Number(a.id === staffId))
  const services = (catalog.value ?? []).filter(({ active }) => active)
  return (
    <SettingsSection
      title="Services offered"
      lead="When the whole practice is planned, nobody is sent to a service they do not give."
    >
      <Reading of={[staff, catalog]} what="The services" />
      {staff.status === 'ready' && catalog.status === 'ready' && services.length === 0 && (
        <EmptyState
          title="No services yet"
          icon={IconHandStop}
          action={
            <LinkButton to={paths.supplies} search={{ view: 'lists' }}>
              Add a service
            </LinkButton>
          }
        >
          Once there are services, it is chosen here who offers which.
        </EmptyState>
      )}
      {services.length > 0 &&
        ordered.map((person) => <Offers key={person.id} person={person} services={services} />)}
    </SettingsSection>
  )
}

interface OffersProps {
  readonly person: Staff
  readonly services: readonly CatalogEntry[]
}

function Offers({ person, services }: OffersProps) {
  const { run } = useCommand(saveOffers)
  const offerUndo = useUndo()
  const all = services.map(({ id }) => id)
  const { offers } = person
  const save = async (next: readonly string[] | null) => {
    const done = await run({ staffId: person.id, offers: next })
    if (!done.ok) return
    offerUndo({
      message: 'Services changed',
      undo: async () => void (await run({ staffId: person.id, offers: done.value })),
    })
  }
  const chosen = offers === undefined ? all.length : all.filter((id) => offers.includes(id)).length
  return (
    <fieldset className={classes.offers}>
      <legend>
        <PersonName name={person.name} wrap />
      </legend>
      <p role="status" className={classes.offersNow}>
        {offers === undefined
          ? 'Offers every service, those that are added later too.'
          : chosen === 0
            ? 'Offers none of these: nothing is given to this person when the practice is planned.'
            : `Offers ${chosen} of ${all.length}. A service that is added later has to be chosen here.`}
      </p>
      <div className={classes.offersList}>
        {services.map((service) => (
          <label key={service.id} className={classes.offer}>
            <input
              type="checkbox"
              checked={offers === undefined || offers.includes(service.id)}
              onChange={(event) =>
                void save(offersAfter(offers, service.id, event.currentTarget.checked, all))
              }
            />
            <span>{service.name}</span>
          </label>
        ))}
      </div>
      {offers !== undefined && (
        <div>
          <Button variant="subtle" onClick={() => void save(null)}>
            Offer every service
          </Button>
        </div>
      )}
    </fieldset>
  )
}
