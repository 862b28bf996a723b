import { z } from 'zod'
import { placeAddressProblem } from '#shared/ipc/place-address'
import type {
  AskedAddress,
  FoundPlace,
  PlaceServerKind,
  PlaceServerRefusal,
} from '#shared/ipc/places-contract'
import { ok, type Result, refused } from '#shared/result'
import type { Send } from '../server/cookie-session'
import type { Exchange } from '../server/http-exchange'
import { mayCarryPassword } from '../server/road'

type Refusal = { readonly code: PlaceServerRefusal }
export type PlaceAnswer<Value> = Result<Value, Refusal>

interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** A person waits for it, and the estimate is there meanwhile. */
const totalMs = 8_000
const idleMs = 5_000
/** A table of 100 × 100 with every digit that a double has. */
const maxTableBytes = 400_000
const maxSearchBytes = 256_000

/** The root below which the two questions are asked, or why it cannot be one. */
export function rootOfPlaceServer(
  address: string,
): Result<URL, { readonly code: 'badAddress' | 'insecure' }> {
  const trimmed = address.trim().replace(/\/+$/, '')
  const problem = placeAddressProblem(trimmed)
  if (problem) return refused({ code: problem })
  if (!URL.canParse(trimmed)) return refused({ code: 'badAddress' })
  const root = new URL(`${trimmed}/`)
  return mayCarryPassword(root) ? ok(root) : refused({ code: 'insecure' })
}

/** The whole of what may be asked: one path of each kind, below the address that a person set. */
const askedPath: Readonly<Record<PlaceServerKind, RegExp>> = {
  routing:
    /^table\/v1\/driving\/-?\d{1,3}\.\d{5},-?\d{1,2}\.\d{5}(;-?\d{1,3}\.\d{5},-?\d{1,2}\.\d{5}){1,99}$/,
  geocoder: /^search$/,
}

async function ask(
  send: Send,
  kind: PlaceServerKind,
  address: string,
  path: string,
  query: URLSearchParams,
  maxBytes: number,
): Promise<PlaceAnswer<unknown>> {
  if (address === '') return refused({ code: 'notConfigured' })
  const root = rootOfPlaceServer(address)
  if (!root.ok) return root
  if (!askedPath[kind].test(path)) throw new Error(`Not a question for a ${kind} server`)
  const url = new URL(path, root.value)
  url.search = query.toString()
  if (!url.href.startsWith(root.value.href)) throw new Error('Outside of the address that was set')
  const answer = await send({
    url,
    method: 'GET',
    // Public geocoders refuse programs that do not say what they are.
    headers: { accept: 'application/json', 'user-agent': 'Doorstep' },
    body: null,
    maxBytes,
    idleMs,
    totalMs,
  })
  if (!answer.ok) return refused({ code: answer.refusal })
  return readJson(answer.value)
}

function readJson({ status, body }: Exchange): PlaceAnswer<unknown> {
  if (status >= 300 && status < 400) return refused({ code: 'redirect' })
  if (status === 429) return refused({ code: 'tooMany' })
  // OSRM says with 400 and a body of its own why there is no table.
  if (status !== 200 && status !== 400) return refused({ code: 'serverTrouble' })
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)))
  } catch {
    return refused({ code: status === 200 ? 'nonsense' : 'serverTrouble' })
  }
}

/** Five digits are a meter: more would only say which room. */
const coordinates = ({ latitude, longitude }: Point): string =>
  `${longitude.toFixed(5)},${latitude.toFixed(5)}`

const tableSchema = z.looseObject({
  code: z.literal('Ok'),
  durations: z.array(z.array(z.number().min(0).max(10_000_000).nullable()).max(100)).max(100),
})
/** No road near, or none between: it understood the question. */
const noRoadSchema = z.looseObject({ code: z.enum(['NoSegment', 'NoTable', 'NoRoute']) })

/** Seconds by car between all places (2 to 100), from an OSRM-compatible server. */
export async function askDrives(
  send: Send,
  address: string,
  places: readonly Point[],
): Promise<PlaceAnswer<{ readonly seconds: (number | null)[][] }>> {
  const path = `table/v1/driving/${places.map(coordinates).join(';')}`
  const query = new URLSearchParams({ annotations: 'duration' })
  const answer = await ask(send, 'routing', address, path, query, maxTableBytes)
  if (!answer.ok) return answer
  if (noRoadSchema.safeParse(answer.value).success) {
    return ok({ seconds: places.map(() => places.map(() => null)) })
  }
  const table = tableSchema.safeParse(answer.value)
  const whole =
    table.success &&
    table.data.durations.length === places.length &&
    table.data.durations.every((row) => row.length === places.length)
  return whole ? ok({ seconds: table.data.durations }) : refused({ code: 'nonsense' })
}

const degrees = (most: number) =>
  z
    .union([z.number(), z.string().regex(/^-?\d{1,3}(\.\d{1,20})?$/)])
    .transform(Number)
    .pipe(z.number().min(-most).max(most))
const searchSchema = z
  .array(
    z.looseObject({
      lat: degrees(90),
      lon: degrees(180),
      display_name: z.string().max(5000).default(''),
    }),
  )
  .max(50)

const isUnseen = (character: string): boolean => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)

/** Where an address is, best first, from a Nominatim-compatible server. Its name for it is text, never markup. */
export async function askAddress(
  send: Send,
  address: string,
  asked: AskedAddress,
): Promise<PlaceAnswer<{ readonly found: FoundPlace[] }>> {
  const query = new URLSearchParams({ format: 'jsonv2', limit: '5' })
  const parts = {
    street: asked.street,
    city: asked.city,
    state: asked.region,
    postalcode: asked.postalCode,
    countrycodes: asked.country.toLowerCase(),
  }
  for (const [name, part] of Object.entries(parts)) {
    if (part.trim() !== '') query.set(name, part.trim())
  }
  const answer = await ask(send, 'geocoder', address, 'search', query, maxSearchBytes)
  if (!answer.ok) return answer
  const found = searchSchema.safeParse(answer.value)
  if (!found.success) return refused({ code: 'nonsense' })
  return ok({
    found: found.data.slice(0, 5).map(({ lat, lon, display_name }) => ({
      label: [...display_name.toWellFormed()]
        .filter((character) => !isUnseen(character))
        .join('')
        .slice(0, 300)
        .toWellFormed(),
      latitude: lat,
      longitude: lon,
    })),
  })
}

const nowhereInParticular: readonly Point[] = [
  { latitude: 40.75, longitude: -73.99 },
  { latitude: 40.76, longitude: -73.98 },
]

/** Asks about a place that has nothing to do with the practice: does it speak the language? */
export async function testPlaceServer(
  send: Send,
  kind: PlaceServerKind,
  address: string,
): Promise<PlaceAnswer<undefined>> {
  const answer =
    kind === 'routing'
      ? await askDrives(send, address, nowhereInParticular)
      : await askAddress(send, address, {
          street: '',
          city: 'Springfield',
          region: '',
          postalCode: '',
          country: '',
        })
  return answer.ok ? ok(undefined) : answer
}
