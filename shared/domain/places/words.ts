import type { PlaceServerKind, PlaceServerRefusal } from '../../ipc/places-contract'
import { crowFlyKm, type Place } from '../route/place'
import type { PackRefusal } from './pmtiles-directory'
import type { CoordinatesRefusal } from './read-coordinates'

export const coordinatesRefusalWords: Record<CoordinatesRefusal, string> = {
  nothing:
    'There are no coordinates in this. They look like 49.2827, -123.1207; the address of a map page works too.',
  oneNumber: 'That is one number of two. Paste both, such as 49.2827, -123.1207.',
  shortLink:
    'A short link says nothing without the network. Open it in a browser and copy the long address, or the two numbers.',
  outside: 'There is no such place: latitude goes to 90 and longitude to 180.',
  swapped: 'The two numbers stand the wrong way round: latitude comes first.',
  zero: '0, 0 lies in the sea. Maps write it when they do not know a place.',
}

export type LocationSource = 'pin' | 'pasted' | 'postalCode' | 'geocoder' | 'sample'

export const locationSourceWords: Record<LocationSource, string> = {
  pin: 'Set on the map',
  pasted: 'From pasted coordinates',
  postalCode: 'The middle of the ZIP code’s area: approximate',
  geocoder: 'Found by your address server',
  sample: 'Made up for the sample',
}

/** Good for knowing the part of town, not the door. */
export const isApproximate = (source: LocationSource): boolean => source === 'postalCode'

/** `49.28270, -123.12070`: five digits are a meter. */
export const coordinatesWords = ({ latitude, longitude }: Place): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`

const kmInMile = 1.609344
const points = [
  'north',
  'north-east',
  'east',
  'south-east',
  'south',
  'south-west',
  'west',
  'north-west',
]

/** How far and which way `to` lies from `from`, as a person says it: `1.2 mi north-east`. */
export function wayWords(from: Place, to: Place): string {
  const km = crowFlyKm(from, to)
  const feet = km * 3280.84
  if (feet < 3) return 'the same spot'
  const miles = km / kmInMile
  const far =
    miles < 0.1
      ? `${Math.round(feet)} ft`
      : `${miles < 10 ? miles.toFixed(1) : Math.round(miles).toLocaleString('en-US')} mi`
  const north = to.latitude - from.latitude
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180)
  const eighth = (Math.round((Math.atan2(east, north) / Math.PI) * 4) + 8) % 8
  return `${far} ${points[eighth]}`
}

/** Why a file is no base map: what it is, and the one thing to do. */
export const packRefusalWords: Record<
  PackRefusal | 'unreadable' | 'slow' | 'otherLayers',
  { readonly what: string; readonly todo: string }
> = {
  notAPack: {
    what: 'This is not a PMTiles map, whatever its name says.',
    todo: 'Choose a file that ends in .pmtiles.',
  },
  otherVersion: {
    what: 'This map is in an older or newer form of PMTiles than Doorstep reads.',
    todo: 'Get it again in version 3.',
  },
  truncated: {
    what: 'This map is cut off: it says that it is larger than the file.',
    todo: 'Download or copy it again.',
  },
  notVector: {
    what: 'This map is made of pictures. Doorstep draws maps made of shapes.',
    todo: 'Choose a vector basemap, such as one from Protomaps.',
  },
  compression: {
    what: 'This map is packed in a way that Doorstep does not unpack.',
    todo: 'Get it with gzip compression.',
  },
  zoom: { what: 'This map claims a scale that no map has.', todo: 'Choose another file.' },
  directory: {
    what: 'This map is damaged: its table of contents contradicts itself.',
    todo: 'Download or copy it again.',
  },
  tooLarge: {
    what: 'Something in this map unpacks to far more than a map needs.',
    todo: 'Do not use it. Choose a file from a source you trust.',
  },
  unreadable: {
    what: 'The file could not be read.',
    todo: 'See that its disk is still plugged in, and choose it again.',
  },
  slow: {
    what: 'This map kept Doorstep busy for too long, so it was stopped.',
    todo: 'Do not use it. Choose a file from a source you trust.',
  },
  otherLayers: {
    what: 'This map has none of the layers that Doorstep draws: land, water, roads and places.',
    todo: 'Choose a Protomaps basemap.',
  },
}

export const serverNames: Record<PlaceServerKind, string> = {
  routing: 'The road server',
  geocoder: 'The address server',
}

/** Why a map server could not be asked: what happened. What is safe, and the one thing to do, follow the place it is shown. */
export const placeServerRefusalWords: Record<PlaceServerRefusal, string> = {
  locked: 'Doorstep was locked meanwhile.',
  notConfigured: 'No such server is set.',
  badAddress:
    'That is not an address of a server. Type it as it was given to you, such as https://roads.example.org.',
  insecure: 'That address is not protected: it begins with http instead of https.',
  offline: 'Nobody answers at that address.',
  silent: 'It took too long to answer.',
  untrusted: 'It cannot prove that it is the one: its certificate is not trusted by this laptop.',
  expired: 'Its certificate has run out, or this laptop’s clock is wrong.',
  redirect:
    'It sends Doorstep on to another address. Doorstep does not follow; set the other address if you trust it.',
  serverTrouble: 'It answers, but not this question.',
  tooMany: 'It asks for fewer questions for now.',
  tooLarge: 'It answers far more than was asked.',
  nonsense: 'It answers something that makes no sense for this question.',
  cancelled: 'It was not waited for.',
}
