import type { CatalogEntry, Item, Kit, Lot, Practice, Service } from '../../schema/catalog-entry'
import type { CareTeamMember, Client, Home, TimeWindow, WaitingWish } from '../../schema/client'
import type { CollectionName, RecordOf } from '../../schema/collections'
import type { TimeOff } from '../../schema/staff'
import { chart } from './chart'
import { compareText } from './json'
import { note } from './note'
import { type FieldsRule, fields, list, set, type WholeRule, whole } from './rules'
import { stock } from './stock'
import { visit } from './visit'

/** A laptop's keys that were taken back on either side stay taken back, since the earlier day. */
const takenBack: WholeRule = {
  kind: 'whole',
  agree: (_base, mine, theirs) =>
    [mine, theirs].filter((at): at is string => typeof at === 'string').sort(compareText)[0],
}
/** A recalled lot stays recalled, since the earlier day, whatever else was changed. */
const lots = fields<Lot>({ recalledOn: takenBack })
const laptopKeys = fields<{ revokedAt?: string | null; accountClosedAt?: string | null }>({
  revokedAt: takenBack,
  accountClosedAt: takenBack,
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
    // A week's hours are chosen as one; two halves of two weeks would be nobody's.
    workdays: whole,
    timeOff: list('id', 600, fields<TimeOff>({}, [['startAt', 'endAt', 'wholeDays']])),
    signingKeys: list('deviceId', 20, laptopKeys),
  }),
  providers: fields<RecordOf<'providers'>>({ address: whole }),
  catalog: fields<CatalogEntry>({
    service: fields<Service>({ kitIds: set(20) }),
    kit: fields<Kit>({ lines: list('itemId', 200), steps: list('id', 100) }),
    item: fields<Item>({ allergens: set(30), device: whole, lots: list('id', 100, lots) }),
    practice: fields<Practice>({ address: whole }),
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
    },
    [['kind', 'parentId']],
  ),
  charts: chart,
  screenings: fields<RecordOf<'screenings'>>({}, [['kind', 'doorGate', 'mood', 'triage']]),
  consents: fields<RecordOf<'consents'>>({}),
  trips: fields<RecordOf<'trips'>>({ plan: whole, drive: whole }, [['kind', 'plan', 'drive']]),
  visits: visit,
  notes: note,
  stock,
  summaries: fields<RecordOf<'summaries'>>({ noteIds: set(20), parts: set(20) }, [
    ['providerId', 'recipientRole'],
    ['state', 'sentAt', 'sentHow', 'fileId', 'pageFileId'],
  ]),
}
