import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { fullName } from '#renderer/data/queries/client-directory'
import type { DayBook } from '#renderer/data/queries/day-book'
import { useDriveOffers } from '#renderer/data/use-drive-offers'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DriveOffer } from '#renderer/ui/show/drive-offer'
import { PersonName } from '#renderer/ui/show/person-name'
import { NotRead } from '#renderer/ui/tell/not-read'
import { offerWords } from '#shared/domain/mileage/drive-words'

interface DriveToLogProps {
  readonly book: DayBook
  readonly clock: PracticeClock
}

/** The first drive of today that is not in the mileage book. */
export function DriveToLog({ book, clock }: DriveToLogProps) {
  const navigate = useNavigate()
  const { live, offers, accept } = useDriveOffers(clock.today, clock.timeZone)
  const [offer] = offers
  if (!offer) return <NotRead of={[live]} what="Drives still to log" />
  const home = offer.to.visitId ?? offer.from.visitId
  const client = book.people.get(book.visits.find(({ id }) => id === home)?.clientId ?? '')
  return (
    <DriveOffer
      key={offer.id}
      title={
        <>
          {offer.to.visitId ? 'Drive to ' : 'Drive home from '}
          <PersonName name={client ? fullName(client.name) : ''} fallback="a client" strong />
        </>
      }
      detail={offerWords(offer, clock.timeZone)}
      onLog={offer.distanceTenths === null ? null : () => accept(offer)}
      onTell={() =>
        void navigate({ to: paths.mileage, search: { day: offer.day, drive: offer.id } })
      }
    />
  )
}
