import { placeWords } from '../clinical/breast/quadrant'
import { consistencyWords, skinWords } from '../clinical/breast/words'
import type { SharedFact } from '../summary/shared-fact'
import { coded, loincCodes, systems } from './codes'
import { type Context, codeOf, quantity, resource, who } from './context'
import type { Resource } from './resource'

type SiteFact = Extract<SharedFact, { readonly kind: 'site' }>

/** One place on a breast before and after; where it lies by side, clock and distance, never by quadrant. */
export function siteObservation({ id, site, at, visitId }: SiteFact, context: Context): Resource {
  const { local } = context
  const cm = (code: string, text: string, value: number | null) =>
    value === null ? [] : [{ code: local(code, text), valueQuantity: quantity(value, 'cm') }]
  const words = (code: string, text: string, value: string | null) =>
    value === null ? [] : [{ code: local(code, text), valueString: value }]
  const rated = (text: string, value: number | null) =>
    value === null ? [] : [{ code: coded(loincCodes.pain, text), valueInteger: value }]
  const feel = (value: typeof site.consistency) => value && consistencyWords[value]
  const skin = (value: typeof site.skin) => value && skinWords[value]
  return resource('Observation', context.id(`site/${id}`), {
    status: 'final',
    category: [codeOf(systems.observationCategory, 'exam')],
    code: local('breast-site', `Breast site: ${placeWords(site)}`),
    subject: context.ref(who.subject),
    encounter: context.ref(`visit/${visitId}`),
    effectiveDateTime: at,
    performer: [context.ref(who.therapistRole)],
    bodySite:
      site.side === 'left'
        ? context.snomed('leftBreast', 'Left breast')
        : context.snomed('rightBreast', 'Right breast'),
    component: [
      { code: local('clock', 'Hour of the clock, seen from in front'), valueInteger: site.clock },
      ...cm('nipple-distance', 'Distance from the nipple', site.distanceCm),
      ...cm('length-before', 'Length before', site.lengthCm),
      ...cm('width-before', 'Width before', site.widthCm),
      ...cm('length-after', 'Length after', site.lengthAfterCm),
      ...cm('width-after', 'Width after', site.widthAfterCm),
      ...words('feel-before', 'Feel before', feel(site.consistency)),
      ...words('feel-after', 'Feel after', feel(site.consistencyAfter)),
      ...words('skin-before', 'Skin before', skin(site.skin)),
      ...words('skin-after', 'Skin after', skin(site.skinAfter)),
      ...rated('Pain before, 0 to 10', site.painBefore),
      ...rated('Pain after, 0 to 10', site.painAfter),
    ],
    note: [{ text: placeWords(site) }],
  })
}
