import type { LocationSource } from '#shared/domain/places/words'
import type { Place } from '#shared/domain/route/place'

/** A place in a form, and how it was found. */
export interface Located extends Place {
  readonly source: LocationSource
}
