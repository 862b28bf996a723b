import type {
  CatalogEntry,
  FormText,
  Item,
  Kit,
  Lot,
  Practice,
  Service,
} from '../../schema/catalog-entry'
import type { CareTeamMember, Client, Home, TimeWindow, WaitingWish } from '../../schema/client'
import type { CollectionName, RecordOf } from '../../schema/collections'
import type { DayPlan } from '../../schema/day-plan'
import type { Drive } from '../../schema/drive'
import type { MileageSettings } from '../../schema/mileage-settings'
import type { MoneySettings } from '../../schema/money'
import type { NoteReview } from '../../schema/note-review'
import type { RetentionSettings } from '../../schema/retention'
import type { TimeOff } from '../../schema/staff'
import { chart } from './chart'
import { consent } from './consent'
import { cover } from './cover'
import { clinicalRules, doorGate } from './door-gate'
import { formVersions } from './form-versions'
import { compareText } from './json'
import { carePlan, mood, moodRules, triage, wellbeing } from './mood'
import { note } from './note'
import { receipt } from './receipt'
import { type FieldsRule, fields, list, set, type WholeRule, whole } from './rules'
import { stock } from './stock'
import { visit } from './visit'

/** A laptop's keys that were taken back on either side stay taken back, since the earlier day. */
const takenBack: WholeRule = {
  kind: 'whole',
  agree: (_base, mine, theirs) =>
    [mine, theirs].filter((at): at is string => typeof at === 'string').sort(compareText)[0],
}
/** Told by one laptop of itself: the later moment stands. */
const latest: WholeRule = {
  kind: 'whole',
  agree: (_base, mine, theirs) =>
    [mine, theirs]
      .filter((at): at is string => typeof at === 'string')
      .sort(compareText)
      .at(-1),
}
/** A recalled lot stays recalled, since the earlier day, whatever else was changed. */
const lots = fields<Lot>({ recalledOn: takenBack })
const laptopKeys = fields<{
  revokedAt?: string | null
  accountClosedAt?: string | null
  lastSyncedAt?: string
  linkPlaces?: string[]
}>({
  revokedAt: takenBack,
  accountClosedAt: takenBack,
  lastSyncedAt: latest,
  linkPlaces: set(60),
})

/** An order is one thought; locks and promises are of one visit each. */
const plan = fields<DayPlan>({
  order: whole,
  lockedTimes: list('visitId', 200, whole),
  lockedTherapists: list('visitId', 200, whole),
  promises: list('visitId', 200, whole),
  lunch: whole,
})

/**
 * How records of each collection are merged. Every field that is not named here is merged for itself
 * (objects field by field); lists must be named. A new collection needs its line here to compile.
 */
export const descriptions: { readonly [C in CollectionName]: FieldsRule } = {
  staff: fields<RecordOf<'staff'>>({
    licence: whole,
    credentials: list('id', 30),
    homeBase: whole,
    homeLocation: whole,
    offers: set(100),
    // A week's hours are chosen as one; two halves of two weeks would be nobody's.
    workdays: whole,
    breastTraining: whole,
    cosign: whole,
    timeOff: list('id', 600, fields<TimeOff>({}, [['startAt', 'endAt', 'wholeDays']])),
    signingKeys: list('deviceId', 20, laptopKeys),
    memberEntries: list('hash', 100, whole),
  }),
  providers: fields<RecordOf<'providers'>>({ address: whole }),
  catalog: fields<CatalogEntry>({
    service: fields<Service>({ kitIds: set(20) }),
    kit: fields<Kit>({ lines: list('itemId', 200), steps: list('id', 100) }),
    item: fields<Item>({
      allergens: set(30),
      device: whole,
      cost: whole,
      lots: list('id', 100, lots),
    }),
    practice: fields<Practice>({
      address: whole,
      // A law is confirmed as one: half of one reading and half of another is no law.
      stateRules: list('region', 60, whole),
      mood: moodRules,
      clinicalRules,
      mileage: fields<MileageSettings>({ rates: list('id', 80) }),
      money: fields<MoneySettings>({ packages: list('id', 60) }),
      retention: fields<RetentionSettings>({ removals: list('id', 5000, whole) }),
      // Which protocol is in force is one answer, with those before it.
      breastProtocol: whole,
      phrases: list('id', 200),
      hipaa: list('id', 100),
      interest: list('id', 100),
    }),
    form: fields<FormText>({ versions: formVersions }),
  }),
  clients: fields<Client>(
    {
      name: whole,
      home: fields<Home>({
        address: whole,
        location: whole,
        windows: list(
          'id',
          20,
          // Weekdays as one: none means every day.
          fields<TimeWindow>({ weekdays: whole }, [['startTime', 'endTime']]),
        ),
      }),
      careTeam: list(
        'id',
        30,
        fields<CareTeamMember>({}, [
          ['providerId', 'role'],
          ['sharing', 'sharingOn'],
        ]),
      ),
      waiting: list('id', 10, fields<WaitingWish>({}, [['fromDay', 'untilDay']])),
      // Why and since when is one answer.
      hold: whole,
      copies: list('id', 200, whole),
      // Who, when and why is one act.
      handedTo: whole,
      handedFrom: whole,
      covers: list('id', 100, cover),
      covering: whole,
    },
    [['kind', 'parentId']],
  ),
  charts: chart,
  // The kind of a screening never changes: its one part is merged by its own rule.
  screenings: fields<RecordOf<'screenings'>>({
    ...{ doorGate, mood, triage, wellbeing, carePlan, task: whole },
    review: fields<NoteReview>({ words: list('id', 200), settled: whole }),
  }),
  consents: consent,
  trips: fields<RecordOf<'trips'>>({
    plan,
    // Its trail is added to on two laptops at once.
    drive: fields<Drive>({ from: whole, to: whole, edits: list('id', 300) }, [
      ['distanceTenths', 'unit', 'known', 'odometer'],
    ]),
  }),
  visits: visit,
  notes: note,
  stock,
  summaries: fields<RecordOf<'summaries'>>(
    // What left and what followed are final when they are written.
    { noteIds: set(20), parts: set(20), disclosure: whole, entry: whole },
    [
      ['providerId', 'recipientRole'],
      [
        ...(['state', 'sentAt', 'sentHow', 'fileId', 'pageFileId'] as const),
        ...(['sentFileId', 'compositionFileId', 'disclosure'] as const),
      ],
    ],
  ),
  receipts: receipt,
}
