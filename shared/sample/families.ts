import { addDays, type Day } from '../domain/time/calendar-day'
import type { ServiceKind } from '../schema/catalog-entry'
import type { Allergy, BirthMode, Chart } from '../schema/chart'
import type { Client, TimeWindow } from '../schema/client'
import type { Provider } from '../schema/provider'
import {
  familyNames,
  infantGivenNames,
  parentGivenNames,
  streetNames,
  towns,
} from './made-up-names'
import type { Random } from './random'

/** Kilometres to degrees near the made-up lake. */
const homeBase = { latitude: 45.2, longitude: -93.4 }
const degreesNorthPerKm = 1 / 111.2
const degreesEastPerKm = degreesNorthPerKm / Math.cos((homeBase.latitude * Math.PI) / 180)

type Fields = Pick<Client, 'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>

export interface Family {
  readonly parent: Client
  readonly infants: readonly Client[]
  readonly charts: readonly Chart[]
  readonly birthOn: Day
  readonly birthMode: BirthMode
  readonly reason: ServiceKind
}

export interface FamilySetting {
  readonly stamp: (day: Day) => Fields
  readonly therapistId: string
  readonly providers: readonly Provider[]
  readonly today: Day
}

/**
 * One family that finds the practice on `firstDay`: some weeks before birth or some days after it. What
 * lies after `today` is not known yet: such a parent is still pregnant, without a baby's record.
 */
export function makeFamily(random: Random, firstDay: Day, setting: FamilySetting): Family {
  const prenatal = random.chance(0.35)
  const birthOn = addDays(firstDay, prenatal ? random.int(30, 110) : -random.int(4, 24))
  const born = birthOn <= setting.today
  const birthMode = random.weighted<BirthMode>([
    ['vaginal', 60],
    ['assistedVaginal', 6],
    ['cesareanPlanned', 14],
    ['cesareanUnplanned', 20],
  ])
  const parent = makeParent(random, firstDay, setting)
  const count = random.weighted([
    [1, 950],
    [2, 45],
    [3, 5],
  ] as const)
  const infants = born
    ? Array.from({ length: count }, () => makeInfant(random, parent, birthOn, setting))
    : []
  const parentChart = makeParentChart(random, parent, { birthOn, born, birthMode, count }, setting)
  const infantCharts = infants.map((infant) => makeInfantChart(random, infant, setting))
  return {
    parent,
    infants,
    charts: [parentChart, ...infantCharts],
    birthOn,
    birthMode,
    reason: random.weighted<ServiceKind>([
      ['breast', 38],
      ['postnatal', 36],
      ['infant', 16],
      ['group', 10],
    ]),
  }
}

function makeParent(random: Random, firstDay: Day, setting: FamilySetting): Client {
  const town = random.pick(towns)
  const eastKm = town.east + (random.next() - 0.5) * 4
  const northKm = town.north + (random.next() - 0.5) * 4
  const [first, second] = [random.pick(setting.providers), random.pick(setting.providers)]
  return {
    ...setting.stamp(firstDay),
    kind: 'parent',
    parentId: '',
    status: 'active',
    name: { given: random.pick(parentGivenNames), family: random.pick(familyNames), preferred: '' },
    pronouns: '',
    dateOfBirth: addDays(firstDay, -random.int(21 * 365, 42 * 365)),
    contact: {
      phone: `(555) 01${random.int(0, 9)}-${String(random.int(0, 9999)).padStart(4, '0')}`,
      email: '',
      preferred: random.pick(['text', 'call']),
      safeToText: random.weighted([
        ['yes', 80],
        ['notAsked', 15],
        ['no', 5],
      ] as const),
      language: random.weighted([
        ['English', 80],
        ['Spanish', 15],
        ['Somali', 5],
      ] as const),
      interpreterNeeded: false,
      emergencyName: '',
      emergencyPhone: '',
    },
    home: {
      address: {
        street: `${random.int(10, 4999)} ${random.pick(streetNames)}`,
        unit: random.chance(0.2) ? `Apt ${random.int(1, 40)}` : '',
        city: town.city,
        region: 'MN',
        postalCode: town.postalCode,
        country: 'US',
      },
      location: {
        latitude: homeBase.latitude + northKm * degreesNorthPerKm,
        longitude: homeBase.longitude + eastKm * degreesEastPerKm,
        source: 'sample',
      },
      access: {
        gateCode: random.chance(0.25) ? String(random.int(1000, 9999)) : '',
        parking: random.pick(['Driveway', 'Street, permit after 18:00', 'Visitor spot 12', '']),
        entrance: random.pick([
          'Side door',
          'Front door',
          'Buzz 2B',
          'Back porch, through the gate',
        ]),
        stairs: random.pick(['', '', 'Second floor, no lift', 'Four steps']),
        pets: random.pick(['', '', 'Dog, friendly', 'Two cats, keep the door shut']),
        quietEntry: random.chance(0.5),
        othersAtHome: random.pick([
          '',
          '',
          'Grandmother',
          'Toddler until noon',
          'Partner works from home',
        ]),
        note: '',
      },
      windows: makeWindows(random),
    },
    careTeam: [first, ...(second.id === first.id ? [] : [second])].map((provider) => ({
      id: random.uuid(),
      providerId: provider.id,
      role: provider.role,
      sharing: random.weighted([
        ['agreed', 60],
        ['notAsked', 30],
        ['declined', 10],
      ] as const),
      sharingOn: firstDay,
    })),
    therapistId: setting.therapistId,
    note: '',
  }
}

function makeWindows(random: Random): TimeWindow[] {
  if (!random.chance(0.45)) return []
  const [reason, startTime, endTime] = random.pick([
    ['nap', '13:00', '15:00'],
    ['feeding', '09:00', '11:30'],
    ['schoolRun', '09:00', '14:30'],
    ['partnerHome', '15:00', '18:30'],
  ] as const)
  const strength = random.chance(0.4) ? 'hard' : 'preferred'
  return [{ id: random.uuid(), weekdays: [], startTime, endTime, reason, strength }]
}

function makeInfant(random: Random, parent: Client, birthOn: Day, setting: FamilySetting): Client {
  return {
    ...setting.stamp(birthOn),
    kind: 'infant',
    parentId: parent.id,
    status: 'active',
    name: { given: random.pick(infantGivenNames), family: parent.name.family, preferred: '' },
    pronouns: '',
    dateOfBirth: birthOn,
    contact: null,
    home: null,
    careTeam: [],
    therapistId: setting.therapistId,
    note: '',
  }
}

const commonAllergies = [
  { substance: 'Almond oil', allergenClass: 'almond', reaction: 'Rash', severity: 'mild' },
  { substance: 'Lanolin', allergenClass: 'lanolin', reaction: 'Itching', severity: 'mild' },
  {
    substance: 'Lavender oil',
    allergenClass: 'essentialOil',
    reaction: 'Hives',
    severity: 'moderate',
  },
  { substance: 'Latex gloves', allergenClass: 'latex', reaction: 'Swelling', severity: 'severe' },
  { substance: 'Coconut oil', allergenClass: 'coconut', reaction: 'Rash', severity: 'moderate' },
] as const

function makeAllergies(random: Random): Pick<Chart, 'allergyHistory' | 'allergies'> {
  const allergyHistory = random.weighted([
    ['none', 60],
    ['some', 18],
    ['notAsked', 22],
  ] as const)
  const allergies: Allergy[] =
    allergyHistory === 'some' ? [{ id: random.uuid(), ...random.pick(commonAllergies) }] : []
  return { allergyHistory, allergies }
}

function makeParentChart(
  random: Random,
  parent: Client,
  birth: { birthOn: Day; born: boolean; birthMode: BirthMode; count: number },
  setting: FamilySetting,
): Chart {
  const { birthOn, born, birthMode } = birth
  const cesarean = birthMode === 'cesareanPlanned' || birthMode === 'cesareanUnplanned'
  const para = random.int(1, 3)
  const clearedOn = addDays(birthOn, 42)
  return {
    ...setting.stamp(parent.createdAt.slice(0, 10)),
    clientId: parent.id,
    subject: 'parent',
    parent: {
      stage: born ? 'postpartum' : 'pregnant',
      dueOn: addDays(birthOn, random.int(-8, 8)),
      birthOn: born ? birthOn : null,
      birthMode: born ? birthMode : null,
      birthNote: '',
      gravida: para + (random.chance(0.3) ? 1 : 0),
      para: born ? para : para - 1,
      checkupOn: born && clearedOn <= setting.today && random.chance(0.8) ? clearedOn : null,
      feeding: born
        ? random.weighted([
            ['direct', 50],
            ['mixed', 25],
            ['pumped', 15],
            ['formula', 10],
          ] as const)
        : 'unknown',
      goals: random.pick([
        'Sleep, and less pain in the neck.',
        'To feed without soreness.',
        'Some rest.',
      ]),
    },
    infant: null,
    ...makeAllergies(random),
    medications: random.chance(0.3)
      ? [{ id: random.uuid(), name: 'Ibuprofen', dose: '400 mg as needed', note: '' }]
      : [],
    conditions: [],
    clearances:
      born && cesarean && clearedOn <= setting.today
        ? [
            {
              id: random.uuid(),
              providerId: parent.careTeam[0]?.providerId ?? null,
              scope: 'Gentle body massage; scar work once closed',
              givenOn: clearedOn,
              expiresOn: addDays(clearedOn, 90),
              fileId: null,
            },
          ]
        : [],
    note: '',
  }
}

function makeInfantChart(random: Random, infant: Client, setting: FamilySetting): Chart {
  const gestationAtBirthDays = random.chance(0.1) ? random.int(235, 258) : random.int(259, 291)
  return {
    ...setting.stamp(infant.createdAt.slice(0, 10)),
    clientId: infant.id,
    subject: 'infant',
    parent: null,
    infant: {
      gestationAtBirthDays,
      birthWeightG: Math.round((gestationAtBirthDays - 259) * 22 + 3000 + random.int(-400, 500)),
      nicu: gestationAtBirthDays < 252 ? 'yes' : 'no',
      cordHealed: 'yes',
      feeding: 'unknown',
    },
    ...makeAllergies(random),
    medications: [],
    conditions: [],
    clearances: [],
    note: '',
  }
}
