import type { DriveOffers } from '#renderer/data/use-drive-offers'
import { DriveOffer } from '#renderer/ui/show/drive-offer'
import { offerWords } from '#shared/domain/mileage/drive-words'
import type { DriveSuggestion } from '#shared/domain/mileage/suggest-drives'
import { nearDayWords } from '#shared/domain/schedule/time-words'
import { driveTitle, type Known } from './drive-facts'

interface ToLogProps extends Known {
  readonly offers: readonly DriveSuggestion[]
  readonly accept: DriveOffers['accept']
  readonly onTell: (offer: DriveSuggestion) => void
}

/** Drives that the visits' times speak of, the earliest first: one at a time has the key. */
export function ToLog({ offers, accept, onTell, homes, clock }: ToLogProps) {
  const [offer] = offers
  if (!offer) return null
  const more = offers.length - 1
  const words = [
    nearDayWords(offer.day, clock.today),
    offerWords(offer, clock.timeZone),
    ...(more > 0 ? [`${more} more after this`] : []),
  ]
  return (
    <DriveOffer
      key={offer.id}
      title={driveTitle(offer, homes)}
      detail={words.join(' · ')}
      onLog={offer.distanceTenths === null ? null : () => accept(offer)}
      onTell={() => onTell(offer)}
    />
  )
}
