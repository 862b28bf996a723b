import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { toBase64 } from '#shared/crypto/bytes'
import { makeSigningKey, publicKeyOf, sign } from '#shared/crypto/signature'
import { blankArea, freshBody } from '#shared/domain/clinical/body/change-body'
import { blankSite, freshSession } from '#shared/domain/clinical/breast/change-session'
import { defaultProtocol } from '#shared/domain/clinical/breast/protocol'
import { freshInfantSession } from '#shared/domain/clinical/infant/change-infant'
import { freshScar } from '#shared/domain/clinical/scar/change-scar'
import { freshContent } from '#shared/domain/notes/draft-note'
import { checkSignature, noteBytes, type Signing } from '#shared/domain/notes/signed-content'
import { type BodySession, bodyAreaNameSchema } from '#shared/schema/body-session'
import type { BreastSession } from '#shared/schema/breast-session'
import type { InfantSession } from '#shared/schema/infant-session'
import type { Note } from '#shared/schema/note'
import type { ScarSession } from '#shared/schema/scar-session'
import { type Figure, median, quantile } from './figure'
import { launch, passphrase, toHarness, unlock } from './launch'

const sites = 10
const strokes = 40
const events = 200
const typed = 60
const rounds = 100
const at = (minutes: number): string =>
  new Date(Date.parse('2026-11-21T10:00:00.000Z') + minutes * 60_000).toISOString()

/** A long session: more than anybody writes, and still as quick as an empty one. */
function longSession(by: string): BreastSession {
  const places = Array.from({ length: sites }, (_, index) =>
    blankSite(randomUUID(), {
      side: index % 2 ? 'left' : 'right',
      clock: index + 1,
      distanceCm: 4,
    }),
  )
  return {
    ...freshSession(defaultProtocol),
    sites: places,
    techniques: Array.from({ length: strokes }, (_, index) => ({
      ...{ id: randomUUID(), technique: 'butterfly', side: 'both', siteId: '', pressure: 1 },
      ...{ startedAt: at(index), minutes: 1, softened: null, tolerated: 'well' },
      skinAfter: null,
    })),
    consents: Array.from({ length: events }, (_, index) => ({
      ...{ id: randomUUID(), at: at(index / 4), kind: index === 0 ? 'agreed' : 'ok' },
      ...{ method: 'verbal', siteId: '', words: '', by },
    })),
  }
}

const saidOk = (by: string) =>
  Array.from({ length: events }, (_, index) => ({
    ...{ id: randomUUID(), at: at(index / 4), kind: index === 0 ? 'agreed' : 'lighter' },
    ...{ where: '', words: '', by },
  })) as BodySession['consents']

const longBody = (by: string): BodySession => ({
  ...freshBody({ stage: 'postpartum', days: 60, clearedOn: null }),
  areas: bodyAreaNameSchema.options.slice(0, sites).map((area) => blankArea(area)),
  rows: Array.from({ length: strokes }, (_, index) => ({
    ...{ id: randomUUID(), area: 'upperBack', technique: 'effleurage', points: [], pressure: 2 },
    ...{ position: 'sideLeft', startedAt: at(index), minutes: 1, tolerated: 'well' },
  })),
  consents: saidOk(by),
})

const longScar = (by: string): ScarSession => ({
  ...freshScar({ stage: 'postpartum', days: 60, clearedOn: null }),
  rows: Array.from({ length: strokes }, (_, index) => ({
    ...{ id: randomUUID(), scarTechnique: 'around', texture: null, pressure: 1 },
    ...{ startedAt: at(index), minutes: 1, painDuring: 0, tolerated: 'well' },
    ...{ skinAfter: 'normal', skinClosed: true },
  })),
  consents: saidOk(by),
})

const longInfant = (): InfantSession => ({
  ...freshInfantSession(),
  asks: [{ id: randomUUID(), at: at(0), state: 'quietAlert', answer: 'yes', instead: null }],
  strokes: Array.from({ length: strokes }, (_, index) => ({
    ...{ id: randomUUID(), stroke: 'butterfly', by: 'parent' },
    ...{ startedAt: at(index), minutes: 1, teachBack: null },
  })),
  cues: Array.from({ length: events }, (_, index) => ({
    ...{ id: randomUUID(), at: at(index / 4), cue: 'gaze', response: null },
  })),
})

const stampOf = (space: string, by: string) => ({
  ...{ id: randomUUID(), space, createdAt: at(0), createdBy: by, updatedAt: at(0), updatedBy: by },
})

function noteOf(
  space: string,
  by: string,
  visitId: string,
  clientId: string,
  parts: Pick<Note['content'], 'breast' | 'body' | 'scar' | 'infant'> = { breast: longSession(by) },
): Note {
  const kind = parts.breast ? 'breast' : parts.infant ? 'infant' : 'postnatal'
  return {
    ...stampOf(space, by),
    ...{ visitId, clientId, authorId: by, state: 'draft', addendumTo: '', sessionAt: at(0) },
    content: { ...freshContent({ timeline: [] }, kind), ...parts },
    signature: null,
  }
}

/** From the key to the next frame that is drawn, in the page itself. */
const timeKeys = async (page: Page, text: string): Promise<number[]> => {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => {
          const drawn = new MessageChannel()
          drawn.port1.onmessage = () => times.push(performance.now() - timeStamp)
          drawn.port2.postMessage(null)
        })
      },
      { capture: true },
    )
  })
  // As fast as a quick hand: the saving falls in between, as it does in life.
  await page.keyboard.type(text, { delay: 60 })
  await page.waitForTimeout(200)
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)
}

/** The three kinds of session, in one practice. */
const kinds = ['breast', 'postnatal', 'infant'] as const
type Kind = (typeof kinds)[number]

/** Writes a visit of each kind with its long note; the visit of each by its kind. */
async function seed({ page }: Awaited<ReturnType<typeof launch>>): Promise<Record<Kind, string>> {
  await page.evaluate((words) => window.harness.createPractice(words), passphrase)
  const { staffId, practiceSpace, clientSpace } = await page.evaluate(() => window.harness.ids())
  const client = await page.evaluate(() => window.harness.numberedClient(1))
  const baby = { ...client, id: randomUUID(), kind: 'infant', parentId: client.id, careTeam: [] }
  const insert = (name: 'catalog' | 'clients' | 'visits' | 'notes', record: unknown) =>
    page.evaluate(([where, what]) => window.harness.insert(where, what as never), [
      name,
      record,
    ] as const)
  await insert('clients', client)
  await insert('clients', baby)
  const visits = {} as Record<Kind, string>
  for (const kind of kinds) {
    const service = {
      ...stampOf(practiceSpace, staffId),
      ...{ kind: 'service', name: `Session, ${kind}`, active: true, note: '' },
      service: {
        ...{ serviceKind: kind, durationMin: 60, setupMin: 10, packupMin: 10 },
        ...{ priceCents: 10_000, kitIds: [] },
      },
      ...{ kit: null, item: null, practice: null },
    }
    const visit = {
      ...stampOf(clientSpace, staffId),
      ...{ clientId: client.id, infantIds: kind === 'infant' ? [baby.id] : [] },
      ...{ therapistId: staffId, serviceId: service.id, startAt: at(0), endAt: at(60) },
      ...{ timeZone: 'America/Chicago', state: 'inSession', stateReason: '', plan: '' },
      ...{ window: null, checklist: [], timeline: [] },
    }
    const parts = {
      breast: { breast: longSession(staffId) },
      postnatal: { body: longBody(staffId), scar: longScar(staffId) },
      infant: { infant: longInfant() },
    }[kind]
    const whose = kind === 'infant' ? baby.id : client.id
    await insert('catalog', service)
    await insert('visits', visit)
    await insert('notes', noteOf(clientSpace, staffId, visit.id, whose, parts))
    visits[kind] = visit.id
  }
  return visits
}

const sentence = 'sore since the night '.repeat(3).slice(0, typed)

/** Times of each part, and of a plain text of the same note beside them. */
interface Typing {
  readonly breast: readonly number[]
  readonly body: readonly number[]
  readonly scar: readonly number[]
  readonly infant: readonly number[]
  readonly plain: readonly number[]
}

async function typeInParts(page: Page, visits: Record<Kind, string>): Promise<Typing> {
  const open = (kind: Kind) =>
    page.evaluate((id) => {
      location.hash = `#/visits/${id}`
    }, visits[kind])
  await open('breast')
  const session = page.getByRole('region', { name: 'Breast session' })
  await session.getByRole('list', { name: 'Sites' }).getByRole('button').first().click()
  await session.getByText('More about this site').click()
  await session.getByRole('textbox', { name: 'In her words' }).focus()
  const words = await timeKeys(page, sentence)
  await session.getByRole('button', { name: 'Techniques' }).click()
  await session
    .getByRole('textbox', { name: /stroke 20: minutes/ })
    .first()
    .focus()
  const minutes = await timeKeys(page, '12')
  await open('postnatal')
  await page.getByRole('textbox', { name: /Belly muscles/ }).focus()
  const body = await timeKeys(page, sentence)
  await page.getByRole('button', { name: 'Cesarean scar' }).click()
  await page.getByRole('button', { name: /^Care/ }).click()
  await page.getByRole('textbox', { name: 'What she does until next time' }).focus()
  const scar = await timeKeys(page, sentence)
  await open('infant')
  await page.getByRole('button', { name: 'After and at home' }).click()
  await page.getByRole('textbox', { name: 'Song or humming' }).focus()
  const infant = await timeKeys(page, sentence)
  await open('breast')
  await page
    .getByRole('navigation', { name: 'Stages of this visit' })
    .getByRole('button', { name: /^Note/ })
    .click()
  await page.getByRole('textbox', { name: 'Subjective' }).focus()
  const plain = await timeKeys(page, sentence)
  return { breast: [...words, ...minutes], body, scar, infant, plain }
}

async function measureTyping(): Promise<Typing> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-note-'))
  try {
    const seeding = await launch(folder)
    await toHarness(seeding)
    const visits = await seed(seeding)
    await seeding.close()
    const running = await launch(folder)
    try {
      await unlock(running.page)
      return await typeInParts(running.page, visits)
    } finally {
      await running.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function measureSigning(): { ours: number; peer: number } {
  const by = randomUUID()
  const key = makeSigningKey()
  const publicKey = toBase64(publicKeyOf(key))
  const deviceId = randomUUID()
  const author = { id: by, signingKeys: [{ deviceId, publicKey, addedAt: at(0) }] }
  const note = noteOf(randomUUID(), by, randomUUID(), randomUUID())
  const signing: Signing = {
    ...{ algorithm: 'Ed25519', publicKey, deviceId, signedAs: 'Maria', signedAt: at(60) },
  }
  const once = () => {
    const from = performance.now()
    const value = toBase64(sign(noteBytes(note, signing), key))
    const signed: Note = { ...note, state: 'signed', signature: { ...signing, value } }
    if (checkSignature(signed, author) !== 'unchanged') throw new Error('The signature is wrong')
    return performance.now() - from
  }
  const bare = () => {
    const from = performance.now()
    sign(new Uint8Array(32), key)
    return performance.now() - from
  }
  for (let warm = 0; warm < 20; warm += 1) once()
  const times = (work: () => number) => Array.from({ length: rounds }, work)
  return { ours: median(times(once)), peer: median(times(bare)) }
}

/** Notes of 10 sites or areas, 40 strokes and 200 words of consent or cues: typing in them, signing, verifying. */
export async function benchNote(): Promise<Figure[]> {
  const { plain, ...parts } = await measureTyping()
  const { ours, peer } = measureSigning()
  const common = { name: 'note', unit: 'ms', measure: 'ours' } as const
  const beside = quantile(plain, 0.95)
  return [
    ...Object.entries(parts).map(([part, times]) => ({
      ...{ ...common, figure: `a key in a long session to paint, ${part} (p95)`, target: 50 },
      ...{ ours: quantile(times, 0.95), peer: beside, peerIs: 'a key in the plain text of a note' },
    })),
    {
      ...{ ...common, figure: 'a long session signed and verified (median)', target: 20 },
      ...{ ours, peer, peerIs: 'one bare Ed25519 signature' },
    },
  ]
}
