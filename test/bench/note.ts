import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { toBase64 } from '#shared/crypto/bytes'
import { makeSigningKey, publicKeyOf, sign } from '#shared/crypto/signature'
import { blankSite, freshSession } from '#shared/domain/clinical/breast/change-session'
import { defaultProtocol } from '#shared/domain/clinical/breast/protocol'
import { freshContent } from '#shared/domain/notes/draft-note'
import { checkSignature, noteBytes, type Signing } from '#shared/domain/notes/signed-content'
import type { BreastSession } from '#shared/schema/breast-session'
import type { Note } from '#shared/schema/note'
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

const stampOf = (space: string, by: string) => ({
  ...{ id: randomUUID(), space, createdAt: at(0), createdBy: by, updatedAt: at(0), updatedBy: by },
})

function noteOf(space: string, by: string, visitId: string, clientId: string): Note {
  return {
    ...stampOf(space, by),
    ...{ visitId, clientId, authorId: by, state: 'draft', addendumTo: '', sessionAt: at(0) },
    content: { ...freshContent({ timeline: [] }, 'breast'), breast: longSession(by) },
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

async function measureTyping(): Promise<{ words: number[]; minutes: number[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-bench-note-'))
  try {
    const seeding = await launch(folder)
    await toHarness(seeding)
    await seeding.page.evaluate((words) => window.harness.createPractice(words), passphrase)
    const { staffId, practiceSpace, clientSpace } = await seeding.page.evaluate(() =>
      window.harness.ids(),
    )
    const client = await seeding.page.evaluate(() => window.harness.numberedClient(1))
    const service = {
      ...stampOf(practiceSpace, staffId),
      ...{ kind: 'service', name: 'Breast session', active: true, note: '' },
      service: {
        ...{ serviceKind: 'breast', durationMin: 60, setupMin: 10, packupMin: 10 },
        ...{ priceCents: 10_000, kitIds: [] },
      },
      ...{ kit: null, item: null, practice: null },
    }
    const visit = {
      ...stampOf(clientSpace, staffId),
      ...{ clientId: client.id, infantIds: [], therapistId: staffId, serviceId: service.id },
      ...{ startAt: at(0), endAt: at(60), timeZone: 'America/Chicago', state: 'inSession' },
      ...{ stateReason: '', plan: '', window: null, checklist: [], timeline: [] },
    }
    const note = noteOf(clientSpace, staffId, visit.id, client.id)
    for (const [collection, record] of [
      ['catalog', service],
      ['clients', client],
      ['visits', visit],
      ['notes', note],
    ] as const) {
      await seeding.page.evaluate(([name, what]) => window.harness.insert(name, what), [
        collection,
        record,
      ] as const)
    }
    await seeding.close()

    const running = await launch(folder)
    try {
      const { page } = running
      await unlock(page)
      await page.evaluate((id) => {
        location.hash = `#/visits/${id}`
      }, visit.id)
      const session = page.getByRole('region', { name: 'Breast session' })
      await session.getByRole('list', { name: 'Sites' }).getByRole('button').first().click()
      await session.getByText('More about this site').click()
      await session.getByRole('textbox', { name: 'In her words' }).focus()
      const words = await timeKeys(page, 'sore since the night '.repeat(3).slice(0, typed))
      await session.getByRole('button', { name: 'Techniques' }).click()
      await session
        .getByRole('textbox', { name: /stroke 20: minutes/ })
        .first()
        .focus()
      const minutes = await timeKeys(page, '12')
      return { words, minutes }
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

/** A note of 10 sites, 40 strokes and 200 words of consent: typing in it, signing it, verifying it. */
export async function benchNote(): Promise<Figure[]> {
  const { words, minutes } = await measureTyping()
  const { ours, peer } = measureSigning()
  const common = { name: 'note', unit: 'ms', measure: 'ours' } as const
  return [
    {
      ...{ ...common, figure: 'a key in a long session to paint (p95)', target: 50 },
      ...{ ours: quantile([...words, ...minutes], 0.95), peer: null, peerIs: '' },
    },
    {
      ...{ ...common, figure: 'a long session signed and verified (median)', target: 20 },
      ...{ ours, peer, peerIs: 'one bare Ed25519 signature' },
    },
  ]
}
