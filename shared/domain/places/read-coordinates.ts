import { ok, type Result, refused } from '../../result'
import type { Place } from '../route/place'

/**
 * - nothing: there are no coordinates in it
 * - oneNumber: a latitude or a longitude alone
 * - shortLink: only the network knows where it leads
 * - outside: beyond 90° or 180°
 * - swapped: the longitude stands first
 * - zero: 0, 0 lies in the sea; programs write it when they know nothing
 */
export type CoordinatesRefusal =
  | 'nothing'
  | 'oneNumber'
  | 'shortLink'
  | 'outside'
  | 'swapped'
  | 'zero'

const number = '[+-]?\\d{1,3}(?:\\.\\d{1,20})?'
const pairOf = (between: string) => new RegExp(`(?<![\\d.])(${number})${between}(${number})(?!\\d)`)
const plainPair = new RegExp(`^\\(?\\s*(${number})°?\\s*[,;\\s]\\s*(${number})°?\\s*\\)?$`)
const commaPair = /^([+-]?\d{1,3},\d{1,20})\s*[;\s]\s*([+-]?\d{1,3},\d{1,20})$/
const shortHosts =
  /^(maps\.app\.goo\.gl|goo\.gl|maps\.apple|waze\.com\/ul\/h|osm\.org\/go|bit\.ly|tinyurl\.com|aka\.ms|binged\.it)(\/|$)/i

/** Degrees from what a person pasted: numbers as maps show them, a `geo:` address, or the address of a map page. */
export function readCoordinates(pasted: string): Result<Place, CoordinatesRefusal> {
  const text = pasted.normalize('NFKC').replaceAll('−', '-').replace(/\s+/g, ' ').trim()
  if (text.length > 4000) return refused('nothing')
  const found = /^(geo:|https?:|www\.|[a-z0-9-]+(\.[a-z0-9-]+)+\/)/i.test(text)
    ? inAddress(text)
    : inText(text)
  return found === 'nothing' || found === 'shortLink' || found === 'oneNumber'
    ? refused(found)
    : checked(found)
}

type Found = readonly [number, number] | 'nothing' | 'oneNumber' | 'shortLink'

/** Nobody is visited at home south or north of these: such a latitude is a longitude. */
const [southmostHome, northmostHome] = [-60, 80]

function checked([latitude, longitude]: readonly [number, number]): Result<
  Place,
  CoordinatesRefusal
> {
  const lived = (degrees: number) => degrees >= southmostHome && degrees <= northmostHome
  if (Math.abs(latitude) <= 180 && !lived(latitude) && lived(longitude)) return refused('swapped')
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return refused('outside')
  if (latitude === 0 && longitude === 0) return refused('zero')
  const round = (value: number) => Number(value.toFixed(6))
  return ok({ latitude: round(latitude), longitude: round(longitude) })
}

const numbers = (match: RegExpExecArray | null): readonly [number, number] | null =>
  match ? [Number(match[1]?.replace(',', '.')), Number(match[2]?.replace(',', '.'))] : null

function inText(text: string): Found {
  const plain = numbers(plainPair.exec(text)) ?? numbers(commaPair.exec(text)) ?? inWords(text)
  if (plain) return plain
  return /^[+-]?\d{1,3}([.,]\d+)?°?$/.test(text) ? 'oneNumber' : 'nothing'
}

const angle = `(\\d{1,3}(?:\\.\\d+)?)\\s*°?\\s*(?:(\\d{1,2}(?:\\.\\d+)?)\\s*['′’]\\s*)?(?:(\\d{1,2}(?:\\.\\d+)?)\\s*(?:"|″|”|''|′′)\\s*)?`
const lettersAfter = new RegExp(`^${angle}([NS])[\\s,;]*${angle}([EWO])$`, 'i')
const lettersBefore = new RegExp(`^([NS])\\s*${angle}[\\s,;]*([EWO])\\s*${angle}$`, 'i')
const lettersNone = new RegExp(`^${angle}[\\s,;]+(-?)${angle}$`)

/** 49° 16′ 48″ N, 123° 7′ 12″ W and its relatives. */
function inWords(text: string): readonly [number, number] | null {
  const after = lettersAfter.exec(text)
  if (after) return [degrees(after.slice(1, 4), after[4]), degrees(after.slice(5, 8), after[8])]
  const before = lettersBefore.exec(text)
  if (before)
    return [degrees(before.slice(2, 5), before[1]), degrees(before.slice(6, 9), before[5])]
  const bare = lettersNone.exec(text)
  if (!bare || !/['′’]/.test(text)) return null
  return [degrees(bare.slice(1, 4), 'N'), degrees(bare.slice(5, 8), bare[4] === '-' ? 'W' : 'E')]
}

function degrees(parts: readonly (string | undefined)[], letter: string | undefined): number {
  const [whole = '0', minutes = '0', seconds = '0'] = parts.map((part) => part || '0')
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return Number.POSITIVE_INFINITY
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600
  return /[SW]/i.test(letter ?? '') ? -value : value
}

/** Where the best-known map pages keep the middle or, better, the pin. Best first. */
const inPage: readonly RegExp[] = [
  // A pin in Google's own notation, which the view (`@`) need not be centered on.
  new RegExp(`!3d(${number})!4d(${number})`),
  new RegExp(`[?&#]mlat=(${number})&mlon=(${number})`, 'i'),
  new RegExp(
    `[?&](?:q|query|ll|sll|coordinate|destination|daddr|center|point|pin|marker)=(?:loc:)?\\(?(${number})\\s*,\\s*(${number})`,
    'i',
  ),
  new RegExp(`[?&](?:cp|sp=point\\.)=?(${number})[~_](${number})`, 'i'),
  new RegExp(`[?&]lat(?:itude)?=(${number})&(?:lon|lng|long|longitude)=(${number})`, 'i'),
  new RegExp(`/@(${number}),(${number})`),
  new RegExp(`#(?:map=)?\\d{1,2}(?:\\.\\d+)?/(${number})/(${number})`),
  pairOf(',\\s?'),
]

function inAddress(text: string): Found {
  const plain = decoded(text)
  if (/^geo:/i.test(plain)) return inGeo(plain)
  if (shortHosts.test(plain.replace(/^https?:\/\//i, '').replace(/^www\./i, ''))) {
    const pair = numbers(pairOf(',\\s?').exec(plain))
    return pair ?? 'shortLink'
  }
  for (const shape of inPage) {
    const pair = numbers(shape.exec(plain))
    if (pair) return pair
  }
  return 'nothing'
}

/** RFC 5870; phones write `geo:0,0?q=` with the place behind it. */
function inGeo(text: string): Found {
  const asked = numbers(new RegExp(`[?&]q=(${number}),\\s?(${number})`, 'i').exec(text))
  if (asked) return asked
  return (
    numbers(new RegExp(`^geo:(${number}),(${number})(?:,${number})?(?=[;?&]|$)`, 'i').exec(text)) ??
    'nothing'
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
