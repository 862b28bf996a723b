import { z } from 'zod'
import type { PlacesMade, PlaceToMake } from '#shared/ipc/link-contract'
import { linkDatabase } from '#shared/ipc/link-names'
import { linkDesign, linkSecurity } from '#shared/ipc/link-rules'
import { ok, type Result, refused } from '#shared/result'
import { type Send, textOf } from './cookie-session'
import type { Exchange } from './http-exchange'
import type { InspectRefusal, ServerVisit } from './inspect'
import { rootOf } from './road'

export type PlacesRefusal =
  | InspectRefusal
  /** The server lets nobody in without signing in: its own setting, which links cannot work with. */
  | 'closedToStrangers'
  /** The server took one of the steps otherwise than asked. */
  | 'notMade'

type Made = Result<PlacesMade, { readonly code: PlacesRefusal }>

class Stopped extends Error {
  constructor(readonly code: PlacesRefusal) {
    super(code)
  }
}

/**
 * Makes empty places for links, or mends them: the rules stand before the door opens, and whether a stranger
 * may read (and not write) is asked as a stranger. Safe to repeat, also with places that are in use.
 */
export async function makePlaces(
  visit: ServerVisit,
  asked: {
    readonly places: readonly PlaceToMake[]
    readonly practice: string
    readonly forBrowsers: boolean
  },
  send: Send,
): Promise<Made> {
  try {
    for (const place of asked.places) await makePlace(visit, place, asked.practice, send)
    const browsers = asked.forBrowsers ? await letBrowsersRead(visit) : 'notAsked'
    return ok({ places: asked.places.map(({ place }) => place), browsers })
  } catch (error) {
    if (error instanceof Stopped) return refused({ code: error.code })
    throw error
  }
}

async function call(
  visit: ServerVisit,
  method: string,
  path: string,
  body?: unknown,
): Promise<Exchange> {
  const answer = await visit.call(method, path, body)
  if (!answer.ok) throw new Stopped(answer.refusal.code)
  return answer.value
}

const isDone = ({ status }: Exchange): boolean => status >= 200 && status < 300

function must(answer: Exchange): void {
  if (!isDone(answer)) throw new Stopped(answer.status === 401 ? 'passwordRefused' : 'notMade')
}

const json = (exchange: Exchange): unknown => {
  try {
    return JSON.parse(textOf(exchange))
  } catch {
    return null
  }
}

async function makePlace(
  visit: ServerVisit,
  { place, staffId }: PlaceToMake,
  practice: string,
  send: Send,
): Promise<void> {
  const name = linkDatabase(place)
  const made = await call(visit, 'PUT', name)
  if (made.status !== 412) must(made)
  await setRules(visit, name, linkDesign({ staffId, practice }))
  // What was replaced or removed cannot be asked for by its revision any more.
  must(await call(visit, 'PUT', `${name}/_revs_limit`, 1))
  must(await call(visit, 'PUT', `${name}/_security`, linkSecurity))
  await mustBeOpen(visit, name, send)
}

const designSchema = z.looseObject({ _rev: z.string(), validate_doc_update: z.string().optional() })

async function setRules(
  visit: ServerVisit,
  name: string,
  wanted: ReturnType<typeof linkDesign>,
): Promise<void> {
  const path = `${name}/${wanted._id}`
  const found = await call(visit, 'GET', path)
  const present = found.status === 200 ? designSchema.safeParse(json(found)).data : undefined
  if (present?.validate_doc_update === wanted.validate_doc_update) return
  must(await call(visit, 'PUT', path, present ? { ...wanted, _rev: present._rev } : wanted))
}

/** As somebody who has nothing but the name. */
async function mustBeOpen(visit: ServerVisit, name: string, send: Send): Promise<void> {
  const ask = async (method: string, path: string, body: string | null) => {
    const answer = await send({
      url: new URL(path, rootOf(visit.account.address)),
      ...{ method, body, maxBytes: 64 * 1024, idleMs: 15_000, totalMs: 30_000 },
      headers: {
        accept: 'application/json',
        ...(body === null ? {} : { 'content-type': 'application/json' }),
      },
    })
    if (!answer.ok) throw new Stopped(answer.refusal)
    return answer.value.status
  }
  if ((await ask('GET', name, null)) !== 200) throw new Stopped('closedToStrangers')
  const written = await ask('PUT', `${name}/stranger`, '{}')
  if (written < 400) throw new Stopped('notMade')
}

/** What a page of another address may do here: read, and nothing under anybody's name. */
const corsSettings = [
  ['cors', 'origins', '*'],
  ['cors', 'credentials', 'false'],
  ['cors', 'methods', 'GET, HEAD'],
  ['cors', 'headers', 'accept, content-type'],
  ['chttpd', 'enable_cors', 'true'],
] as const

/** Pages in a browser that show links may fetch them. What the server has decided for itself stands. */
async function letBrowsersRead(visit: ServerVisit): Promise<PlacesMade['browsers']> {
  const path = (section: string, key: string) => `_node/_local/_config/${section}/${key}`
  const present = await call(visit, 'GET', path('chttpd', 'enable_cors'))
  if (present.status !== 200 && present.status !== 404) return 'notAllowed'
  if (present.status === 200 && json(present) === 'true') return 'alreadyFine'
  for (const [section, key, value] of corsSettings) {
    if (!isDone(await call(visit, 'PUT', path(section, key), value))) return 'notAllowed'
  }
  return 'made'
}
