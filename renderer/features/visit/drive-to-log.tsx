import { useNavigate } from '@tanstack/react-router'
import { paths } from '#renderer/app/paths'
import { useDriveOffers } from '#renderer/data/use-drive-offers'
import type { PracticeClock } from '#renderer/data/use-practice-clock'
import { DriveOffer } from '#renderer/ui/show/drive-offer'
import { offerWords } from '#shared/domain/mileage/drive-words'
import { dayOf } from '#shared/domain/time/calendar-day'
import type { Visit } from '#shared/schema/visit'

interface DriveToLogProps {
  readonly visit: Visit
  readonly clock: PracticeClock
}

/** The drive to this visit, while it is not in the mileage book. */
export function DriveToLog({ visit, clock }: DriveToLogProps) {
  const navigate = useNavigate()
  const { offers, accept } = useDriveOffers(dayOf(visit.startAt, clock.timeZone), clock.timeZone)
  const offer = offers.find(({ to }) => to.visitId === visit.id)
  if (!offer) return null
  return (
    <DriveOffer
      key={offer.id}
      title="The drive to this visit"
      detail={offerWords(offer, clock.timeZone)}
      onLog={offer.distanceTenths === null ? null : () => accept(offer)}
      onTell={() =>
        void navigate({ to: paths.mileage, search: { day: offer.day, drive: offer.id } })
      }
    />
  )
}
