import type { ServiceKind } from '../../schema/catalog-entry'

/** Least and most minutes of each kind of session (clinical rulebook T18, a default without clinical source). */
export const usualLengthMin: Readonly<Record<ServiceKind, readonly [number, number]>> = {
  breast: [45, 60],
  postnatal: [60, 90],
  prenatal: [60, 90],
  // The rulebook names breast, body and infant: scar care is body work on a small place.
  cesareanScar: [45, 90],
  infant: [45, 60],
  group: [45, 90],
}
/** A first visit takes no longer than this (T18). */
export const firstVisitMostMin = 90

/** What is unusual about this length, to be asked about and never refused; null for nothing. */
export function lengthRemark(
  kind: ServiceKind,
  durationMin: number,
  isFirst: boolean,
): string | null {
  if (isFirst && durationMin > firstVisitMostMin) {
    return `Long for a first visit: usually ${firstVisitMostMin} minutes at most.`
  }
  const [least, most] = usualLengthMin[kind]
  if (durationMin < least) return `Short for this kind: usually ${least} to ${most} minutes.`
  return durationMin > most ? `Long for this kind: usually ${least} to ${most} minutes.` : null
}
