import { describe, expect, it } from 'vitest'
import { badgeWords, isSafeToClose, type SyncStanding } from '#shared/domain/sync/badge-words'
import { fieldWords, knownFieldWords } from '#shared/domain/sync/field-words'
import { outOfPracticeWords, outSetAsideWords } from '#shared/domain/sync/out-of-practice-words'
import { wholeAddress } from '#shared/domain/sync/server-address'
import {
  findingsWords,
  isSetUp,
  type SetUpStepName,
  serverRefusalWords,
  setUpAdvice,
  setUpLines,
} from '#shared/domain/sync/server-words'
import { alertWords, type SetAsideReason, setAsideWords } from '#shared/domain/sync/set-aside-words'
import { troubleWords } from '#shared/domain/sync/trouble-words'
import { valueLines } from '#shared/domain/sync/value-words'
import { inspectRefusals } from '#shared/ipc/server-contract'
import { type CollectionName, collectionNames, collections } from '#shared/schema/collections'
import { recordFields } from '#shared/schema/primitives'

const moment = { now: '2026-11-21T20:05:00.000Z', timeZone: 'America/Chicago' }
const quiet: SyncStanding = {
  phase: 'upToDate',
  trouble: null,
  pendingRecords: 0,
  pendingFiles: 0,
  progress: null,
  lastSuccessAt: '2026-11-21T20:05:00.000Z',
  quarantine: [],
  alerts: [],
}
const badge = (
  more: Partial<SyncStanding>,
  toDecide = 0,
  { isOut = false, keysToMake = false } = {},
) => {
  const facts = { toDecide, isOut, keysToMake }
  const { line, more: under, tone } = badgeWords({ ...quiet, ...more }, facts, moment)
  return [tone, line, under].join(' | ').replaceAll('\u00a0', ' ')
}

describe('the badge', () => {
  it('says where the records are, and when the server had them all', () => {
    expect(badge({ phase: 'off', lastSuccessAt: null })).toBe('calm | On this laptop only | ')
    expect(badge({})).toBe('done | On the server | 2:05 PM · safe to close')
    expect(
      badge({
        phase: 'waiting',
        trouble: 'offline',
        pendingRecords: 3,
        lastSuccessAt: '2026-11-21T19:20:00.000Z',
      }),
    ).toBe('calm | 3 changes only here | server last reached 1:20 PM')
    expect(
      badge({
        phase: 'waiting',
        trouble: 'offline',
        pendingRecords: 1,
        pendingFiles: 2,
        lastSuccessAt: '2026-11-19T19:20:00.000Z',
      }),
    ).toBe('calm | 1 change and 2 files only here | server last reached Nov 19, 1:20 PM')
    expect(badge({ phase: 'connecting', lastSuccessAt: null })).toBe(
      'calm | Connecting | server not reached yet',
    )
  })

  it('counts while much is on its way', () => {
    const progress = { direction: 'receiving', what: 'records', done: 3200, total: 20_000 } as const
    expect(badge({ phase: 'receiving', progress })).toBe('calm | Receiving | 3,200 of 20,000')
  })

  it('takes no network as a normal state', () => {
    expect(badge({ phase: 'waiting', trouble: 'offline' })).toMatch(/^calm \| No connection/)
  })

  it('says what needs a person before anything else', () => {
    expect(badge({ phase: 'stopped', trouble: 'passwordRefused', pendingRecords: 3 })).toBe(
      'attention | Password refused | 3 changes only here',
    )
    expect(badge({ quarantine: [{ direction: 'fromServer', reason: 'newer' }] })).toBe(
      'attention | 1 set aside | on the server 2:05 PM',
    )
    // Somebody altered it there: what is here of it is not on the server.
    expect(badge({ quarantine: [{ direction: 'fromServer', reason: 'notAuthentic' }] })).toBe(
      'attention | 1 set aside | ',
    )
    expect(badge({}, 3)).toBe('attention | 3 to decide | on the server 2:05 PM')
    expect(badge({ alerts: [{}] })).toMatch(/^attention \| Something to read/)
  })

  it('says of a laptop that is out of the practice just that, and what to do, not what follows from it', () => {
    const refused = { phase: 'stopped', trouble: 'passwordRefused', pendingRecords: 3 } as const
    expect(badge(refused, 2, { isOut: true })).toBe(
      'attention | Out of the practice | 3 changes only here',
    )
    const { detail } = badgeWords(
      { ...quiet, ...refused },
      { toDecide: 0, isOut: true, keysToMake: true },
      moment,
    )
    expect(detail).toContain('save a backup in Settings')
    expect(detail).not.toContain('Set the server up again')
    expect(detail).not.toContain('keys')
  })

  it('says that new keys are due, though everything is on the server, and where they are made', () => {
    const due = { keysToMake: true }
    expect(badge({ alerts: [{}] }, 1, due)).toBe(
      'attention | New keys are due | on the server 2:05 PM',
    )
    const { detail } = badgeWords(quiet, { toDecide: 0, isOut: false, ...due }, moment)
    expect(detail).toContain('make new ones in Laptop and server')
  })

  it('says safe to close only when everything of this laptop is on the server', () => {
    expect(isSafeToClose(quiet)).toBe(true)
    expect(isSafeToClose({ ...quiet, pendingFiles: 1 })).toBe(false)
    const aside = (direction: 'toServer' | 'fromServer', reason: SetAsideReason) =>
      isSafeToClose({ ...quiet, quarantine: [{ direction, reason }] })
    expect(aside('toServer', 'tooLarge')).toBe(false)
    expect(aside('fromServer', 'signedChanged')).toBe(false)
    expect(aside('fromServer', 'noKey')).toBe(true)
    expect(isSafeToClose({ ...quiet, phase: 'sending' })).toBe(false)
  })
})

describe('the words for what is in the way', () => {
  it('say what happened and what is safe, without a computer’s words', () => {
    const told = [
      ...Object.values(troubleWords),
      ...Object.values(setAsideWords),
      ...[true, false].map(outOfPracticeWords),
      outSetAsideWords('noKey', 'fromServer'),
      outSetAsideWords('tooLarge', 'toServer'),
      ...Object.values(serverRefusalWords),
      alertWords.emptied(3),
      alertWords.wentBack(0),
    ]
    for (const { what, safe, todo } of told) {
      expect(what).not.toBe('')
      expect(safe).not.toBe('')
      const jargon =
        /replicat|database|document|sync|HTTP \d|40\d|exception|TLS|SSL|failure|error:/i
      expect(`${what} ${safe} ${todo}`).not.toMatch(jargon)
    }
  })

  it('promise a laptop that is out of the practice neither keys nor another try', () => {
    const reasons = Object.keys(setAsideWords) as SetAsideReason[]
    for (const reason of reasons) {
      const { safe, todo } = outSetAsideWords(reason, 'fromServer')
      expect([todo, safe.includes('by itself')]).toEqual(['', false])
    }
    expect(outSetAsideWords('refusedByServer', 'toServer').todo).toContain('backup')
    expect(outOfPracticeWords(true).safe).toContain('nothing more is sent')
    expect(outOfPracticeWords(false).safe).toContain('once the owner has closed its account')
  })

  it('are there for every refusal of a look at the server', () => {
    for (const code of inspectRefusals) expect(serverRefusalWords).toHaveProperty(code)
  })

  it('say what follows from what was found', () => {
    expect(findingsWords({ role: 'admin', databases: 'missing' }).next).toBe('setUp')
    expect(findingsWords({ role: 'member', databases: 'ready' }).next).toBe('use')
    for (const databases of ['missing', 'partly', 'noAccess'] as const) {
      const { next, todo } = findingsWords({ role: 'member', databases })
      expect([next, todo.includes('administrator')]).toEqual([null, true])
    }
  })

  it('show one line a step of setting up, the weightiest outcome', () => {
    const steps = [
      { step: 'signIn', outcome: 'made' },
      { step: 'database', outcome: 'alreadyFine' },
      { step: 'database', outcome: 'made' },
      { step: 'limits', outcome: 'notAllowed' },
    ] as const
    expect(setUpLines(steps)).toEqual([steps[2], steps[3], steps[0]])
    expect(isSetUp(steps)).toBe(true)
    expect(isSetUp([...steps, { step: 'rules', outcome: 'failed' }])).toBe(false)
    expect(isSetUp([])).toBe(false)
  })

  it('names what a new server most often lacks when only the account could not be made', () => {
    const failed = (...names: readonly SetUpStepName[]) =>
      setUpAdvice([
        { step: 'members', outcome: 'made' },
        ...names.map((step) => ({ step, outcome: 'failed' as const })),
      ])
    expect(failed('account', 'signIn')).toContain('finished as a single node')
    for (const other of [failed('database', 'account'), failed('signIn')]) {
      expect(other).toContain('Do it once more')
      expect(other).not.toContain('single node')
    }
  })
})

describe('a typed address', () => {
  it('is made whole', () => {
    expect(wholeAddress('  couch.example.org/  ')).toBe('https://couch.example.org')
    expect(wholeAddress('localhost:5984')).toBe('http://localhost:5984')
    expect(wholeAddress('127.0.0.1:5984/')).toBe('http://127.0.0.1:5984')
    expect(wholeAddress('localhost.example.org')).toBe('https://localhost.example.org')
    expect(wholeAddress('http://couch.example.org')).toBe('http://couch.example.org')
    expect(wholeAddress('https://couch.example.org/_utils/#login')).toBe(
      'https://couch.example.org/_utils',
    )
    expect(wholeAddress(' ')).toBe('')
  })
})

interface Definition {
  readonly type: string
  readonly innerType?: Schema
  readonly element?: Schema
  readonly shape?: Readonly<Record<string, Schema>>
}
interface Schema {
  readonly def: Definition
}

/** Every path a record can have, without the items of lists. */
function paths({ def }: Schema, path: string): string[] {
  if (def.innerType) return paths(def.innerType, path)
  if (def.type === 'array' && def.element) return paths(def.element, path)
  if (def.type !== 'object') return []
  return Object.entries(def.shape ?? {}).flatMap(([key, schema]) => {
    const below = path === '' ? key : `${path}.${key}`
    return [below, ...paths(schema, below)]
  })
}

describe('the words for fields', () => {
  it.each(collectionNames)('are there for every field of %s', (name: CollectionName) => {
    const own = paths(collections[name].record as unknown as Schema, '').filter(
      (path) => !((path.split('.')[0] as string) in recordFields),
    )
    expect(own.length).toBeGreaterThan(4)
    expect(own.filter((path) => knownFieldWords(name, path) === null)).toEqual([])
  })

  it('go from the outside in and leave the items’ ids out', () => {
    const item = '3f0e8a52-6f3c-4f0a-9a51-0a6a4f6f1c11'
    expect(fieldWords('clients', 'home.access.gateCode')).toEqual([
      'Home',
      'Getting in',
      'Gate code',
    ])
    expect(fieldWords('clients', `careTeam.${item}.sharing`)).toEqual(['Care team', 'Sharing'])
    expect(fieldWords('clients', `home.windows.${item}.startTime+endTime`)).toEqual([
      'Home',
      'Good times',
      'From and to',
    ])
    expect(fieldWords('clients', `careTeam.${item}.providerId+role`)).toEqual([
      'Care team',
      'Provider, role',
    ])
    expect(fieldWords('charts', 'conditions.Asthma. Mild.')).toEqual(['Conditions'])
    expect(fieldWords('visits', 'startAt+endAt+timeZone')).toEqual(['Day and time'])
    expect(fieldWords('visits', 'somethingNew')).toEqual(['Something new'])
    expect(fieldWords('visits', '')).toEqual(['The whole record'])
  })
})

describe('the words for values', () => {
  const provider = '3f0e8a52-6f3c-4f0a-9a51-0a6a4f6f1c11'
  const say = {
    timeZone: 'America/Chicago',
    nameOf: (id: string) => (id === provider ? 'Dr. Ada Njoroge' : null),
  }
  const lines = (collection: CollectionName, field: string, value: unknown) =>
    valueLines(collection, field, value === undefined ? '' : JSON.stringify(value), say).map(
      ({ label, text }) => `${label}: ${text}`.replaceAll('\u00a0', ' '),
    )

  it('are a therapist’s', () => {
    expect(lines('clients', 'home.access.gateCode', '#4471')).toEqual([': #4471'])
    expect(lines('clients', 'home.access.quietEntry', true)).toEqual([': Yes'])
    expect(lines('clients', 'note', '')).toEqual([': Nothing'])
    expect(lines('charts', 'parent.birthMode', 'cesareanPlanned')).toEqual([': Cesarean, planned'])
    expect(lines('charts', 'parent.dueOn', '2026-11-24')).toEqual([': Nov 24, 2026'])
    expect(lines('charts', 'parent.dueOn', undefined)).toEqual([': Nothing'])
    expect(lines('visits', 'startAt', '2026-11-21T20:05:00.000Z')).toEqual([
      ': Nov 21, 2026, 2:05 PM',
    ])
    expect(lines('charts', 'conditions', ['Anemia', 'Asthma'])).toEqual([': Anemia, Asthma'])
    expect(lines('catalog', 'service.priceCents', 12_500)).toEqual([': $125.00'])
  })

  it('show something with parts a line a part, and name whom an id stands for', () => {
    const member = { id: provider, providerId: provider, role: 'midwife', sharingOn: null }
    expect(lines('clients', `careTeam.${provider}`, member)).toEqual([
      'Provider: Dr. Ada Njoroge',
      'Role: Midwife',
    ])
    const times = { startAt: '2026-11-21T20:05:00.000Z', endAt: '2026-11-21T21:05:00.000Z' }
    expect(lines('visits', 'startAt+endAt', times)).toEqual([
      'Start: Nov 21, 2026, 2:05 PM',
      'End: Nov 21, 2026, 3:05 PM',
    ])
    const window = { weekdays: [1, 2], startTime: '09:00', endTime: '11:30', reason: 'nap' }
    expect(lines('clients', 'home.windows', [window])).toEqual([
      ': Mon, Tue, 9:00 AM, 11:30 AM, Nap',
    ])
  })

  it('never break on what another version wrote', () => {
    expect(valueLines('clients', 'note', 'no JSON', say)).toEqual([{ label: '', text: 'no JSON' }])
    const older = { field: 'note', lost: '"Use the side door"' }
    expect(lines('clients', 'lostEdits', [older])).toEqual(['Remark: Use the side door'])
    expect(lines('clients', 'home', {})).toEqual([': Nothing'])
  })
})
