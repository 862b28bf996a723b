import type { Item, Service } from '../../schema/catalog-entry'
import type { AllergenClass } from '../../schema/chart'

/**
 * The lists a practice starts with (clinical rulebook 7.1, sanitation 7.2, heat 7.3, products 7.4). All
 * of them are the practice's own to change. Quantities are per visit, `reorderAt` as the rulebook gives
 * it; a thing that comes home again has no reorder number. Default kits hold no nut, sesame or peanut
 * product, because what a baby reacts to is often not known yet.
 */
export interface StarterItem {
  readonly name: string
  readonly category: Item['category']
  readonly unit: Item['unit']
  readonly par: number
  readonly reorderAt: number
  readonly reusable: boolean
  readonly allergens: readonly AllergenClass[]
  readonly note: string
  readonly freshEachVisit: boolean
  readonly bagLiters: number
  readonly monthsAfterOpening: number | null
  readonly device: Item['device']
}

type Extra = Partial<
  Pick<StarterItem, 'unit' | 'allergens' | 'note' | 'freshEachVisit' | 'bagLiters' | 'device'>
>

/** Comes home, is washed or wiped, goes out again. */
const kept = (
  name: string,
  category: Item['category'],
  par: number,
  reorderAt = 0,
  extra: Extra = {},
): StarterItem => ({
  ...{ name, category, par, reorderAt, reusable: true },
  // What lies on skin is fresh for each client; what is wiped between two goes along.
  freshEachVisit: category === 'linen',
  ...{ unit: 'piece', allergens: [], note: '', bagLiters: 0, device: null, ...extra },
  // An opened oil is thrown away after a year (clinical rulebook 7.2).
  monthsAfterOpening: category === 'oil' ? 12 : null,
})

/** Is used up in the home. */
const used = (
  name: string,
  category: Item['category'],
  par: number,
  reorderAt: number,
  extra: Extra = {},
): StarterItem => ({
  ...kept(name, category, par, reorderAt, { freshEachVisit: true, ...extra }),
  reusable: false,
})

const ml = (...allergens: AllergenClass[]): Extra => ({ unit: 'ml', allergens, bagLiters: 0.001 })

export const starterItems = {
  table: kept('Massage table or mat', 'support', 1),
  cradleCover: kept('Face cradle cover', 'linen', 20, 10, { bagLiters: 0.3 }),
  fittedSheet: kept('Fitted sheet', 'linen', 16, 8, { bagLiters: 1.5 }),
  flatSheet: kept('Flat sheet', 'linen', 16, 8, { bagLiters: 1.5 }),
  bathTowel: kept('Bath towel', 'linen', 24, 12, { bagLiters: 2 }),
  handTowel: kept('Hand towel', 'linen', 24, 12, { bagLiters: 0.6 }),
  pillowcase: kept('Pillowcase', 'linen', 24, 12, { bagLiters: 0.4 }),
  bolsters: kept('Side-lying bolsters', 'support', 1, 0, {
    unit: 'set',
    note: 'Body pillow, two knee pillows, neck pillow, wedge of 30 to 45 degrees.',
  }),
  barrier: kept('Waterproof barrier', 'hygiene', 2),
  mask: used('Face mask', 'hygiene', 40, 20),
  gloves: used('Nitrile gloves', 'hygiene', 200, 100, { unit: 'pair', note: 'Not latex.' }),
  fingerCots: used('Nitrile finger cots', 'hygiene', 40, 20, { note: 'Not latex.' }),
  sanitiser: used('Hand sanitizer, 60 % alcohol or more', 'hygiene', 4, 2, {
    freshEachVisit: false,
  }),
  soap: used('Soap and paper towels', 'hygiene', 2, 1, { unit: 'set', freshEachVisit: false }),
  disinfectant: used('Surface disinfectant, EPA registered', 'hygiene', 4, 2, {
    freshEachVisit: false,
    note: 'Leave it wet for the contact time on the label.',
  }),
  cleanBag: kept('Clean linen bag with lid', 'hygiene', 2),
  soiledBag: kept('Covered bag for soiled linen', 'hygiene', 4),
  thermometer: kept('Thermometer with covers', 'device', 1),
  cuff: kept('Blood pressure cuff, three sizes', 'device', 1, 0, { unit: 'set' }),
  oximeter: kept('Pulse oximeter', 'device', 1),
  tape: kept('Measuring tape, cm', 'device', 1),
  firstAid: kept('First aid kit', 'hygiene', 1),
  shoeCovers: used('Shoe covers', 'hygiene', 20, 10, { unit: 'pair' }),
  wipes: used('Unscented wipes', 'hygiene', 100, 40, { allergens: ['preservative'] }),
  consentForms: used('Consent forms on paper', 'paper', 20, 10),
  charger: kept('Phone, charger and spare battery', 'device', 1, 0, { unit: 'set' }),
  warmCloth: kept('Warm cloth, cotton', 'linen', 36, 18, { bagLiters: 0.2 }),
  tub: kept('Insulated tub with thermometer', 'device', 1),
  strip: kept('Thermometer strip', 'device', 2),
  massager: kept('Heated massager', 'device', 1, 0, {
    bagLiters: 1,
    device: { fullChargeMin: 60, perVisitMin: 15, checkedOn: null },
    note: 'Surface at most 41 °C, always moving, five minutes a place. Look over the cord first.',
  }),
  gelPack: kept('Cold gel pack with cover cloth', 'support', 8, 4, {
    freshEachVisit: true,
    bagLiters: 0.5,
  }),
  milkCup: used('Sterile milk cup or syringe, graduated', 'consumable', 20, 10),
  bib: kept('Clean bib or burp cloth', 'linen', 12, 6, { bagLiters: 0.2 }),
  nursingPillow: kept('Nursing pillow', 'support', 1),
  breastPad: used('Breast pad', 'consumable', 40, 20),
  spoon: kept('Spoon', 'consumable', 2, 0, { freshEachVisit: true }),
  ruler: kept('Clear ruler, cm', 'device', 1),
  marker: kept('Skin-safe marker', 'consumable', 2, 1),
  sunflowerOil: used('Sunflower oil, food grade', 'oil', 500, 200, ml()),
  coconutOil: used('Fractionated coconut oil', 'oil', 500, 200, ml('coconut')),
  safflowerOil: used('Safflower oil, unscented', 'oil', 250, 100, ml()),
  almondOil: used('Sweet almond oil', 'oil', 0, 0, ml('almond')),
  lanolin: used('Purified lanolin', 'oil', 0, 0, ml('lanolin')),
  lotion: used('Unscented lotion', 'oil', 1000, 250, ml('preservative')),
  blanket: kept('Extra blanket', 'linen', 4, 2, { bagLiters: 4 }),
  heatPack: kept('Heat pack', 'device', 2, 0, { note: 'Never on the abdomen in pregnancy.' }),
  pregnancyCushion: kept('Pregnancy cushion', 'support', 1),
  stepStool: kept('Step stool', 'support', 1),
  textures: used('Textures: cotton, silk, brush', 'consumable', 6, 3, {
    unit: 'set',
    note: 'One set for one client.',
  }),
  mirror: kept('Hand mirror', 'support', 1),
  doll: kept('Demonstration doll', 'support', 1),
  infantMat: kept('Washable mat', 'linen', 2, 0, { bagLiters: 3 }),
  roomThermometer: kept('Room thermometer', 'device', 1),
  cueCards: kept('Cue cards', 'paper', 1, 0, { unit: 'set' }),
  babyBlanket: kept('Baby blanket', 'linen', 8, 4, { bagLiters: 1 }),
  muslin: kept('Muslin cloth', 'linen', 8, 4, { bagLiters: 0.3 }),
} satisfies Record<string, StarterItem>

export type StarterItemKey = keyof typeof starterItems

export interface StarterKit {
  readonly name: string
  readonly lines: readonly (readonly [StarterItemKey, number])[]
  readonly door: readonly string[]
  readonly leave: readonly string[]
}

export const starterKits = {
  common: {
    name: 'Common to every visit',
    lines: [
      ['table', 1],
      ['cradleCover', 1],
      ['fittedSheet', 2],
      ['flatSheet', 2],
      ['bathTowel', 4],
      ['handTowel', 4],
      ['pillowcase', 4],
      ['bolsters', 1],
      ['barrier', 1],
      ['mask', 5],
      ['gloves', 10],
      ['fingerCots', 4],
      ['sanitiser', 1],
      ['soap', 1],
      ['disinfectant', 1],
      ['cleanBag', 1],
      ['soiledBag', 2],
      ['thermometer', 1],
      ['cuff', 1],
      ['oximeter', 1],
      ['tape', 1],
      ['firstAid', 1],
      ['shoeCovers', 1],
      ['wipes', 10],
      ['consentForms', 2],
      ['charger', 1],
    ],
    door: [
      'Shoe covers on, hands washed',
      'Ask: anything new since we last spoke?',
      'Surface barrier laid, clean linen on top',
    ],
    leave: [
      'Soiled linen in the covered bag',
      'Table and bolsters wiped, contact time kept',
      'Everything that touched skin cleaned or bagged',
      'Hands washed',
      'Room as it was, nothing left behind',
    ],
  },
  breast: {
    name: 'Breast session',
    lines: [
      ['warmCloth', 6],
      ['tub', 1],
      ['strip', 1],
      ['massager', 1],
      ['gelPack', 2],
      ['milkCup', 2],
      ['bib', 2],
      ['nursingPillow', 1],
      ['breastPad', 4],
      ['spoon', 1],
      ['ruler', 1],
      ['marker', 1],
      ['sunflowerOil', 15],
    ],
    door: [
      'Cloth temperature checked: 38 to 41 °C, and on the inner wrist',
      'Heated massager: cord looked over, surface at most 41 °C',
      'Oil patch tested 24 hours ago, or none used',
    ],
    leave: ['Massager head cleaned and dried', 'Area wiped before the baby feeds'],
  },
  body: {
    name: 'Body massage',
    lines: [
      ['lotion', 40],
      ['coconutOil', 20],
      ['blanket', 1],
      ['heatPack', 1],
    ],
    door: ['Heat pack checked on the inner wrist'],
    leave: [],
  },
  prenatal: {
    name: 'Prenatal',
    lines: [
      ['pregnancyCushion', 1],
      ['stepStool', 1],
      ['lotion', 40],
      ['blanket', 1],
    ],
    door: ['Table low, step stool beside it', 'Left side or half-sitting position ready'],
    leave: ['Helped up slowly from the side'],
  },
  scar: {
    name: 'Cesarean scar',
    lines: [
      ['textures', 1],
      ['mirror', 1],
      ['gloves', 2],
    ],
    door: ['Scar looked at with the client: closed, dry, no redness'],
    leave: ['Textures left with the client or thrown away'],
  },
  infant: {
    name: 'Infant',
    lines: [
      ['doll', 1],
      ['infantMat', 1],
      ['safflowerOil', 10],
      ['roomThermometer', 1],
      ['cueCards', 1],
      ['babyBlanket', 1],
      ['muslin', 2],
      ['sanitiser', 1],
      ['shoeCovers', 1],
      ['soiledBag', 1],
    ],
    door: [
      'Shoe covers on, hands washed',
      'Room at 24 to 27 °C',
      'Last feed at least 30 minutes ago',
      'Baby awake and calm',
    ],
    leave: ['Doll and mat cleaned', 'Soiled linen in the covered bag', 'Hands washed'],
  },
} satisfies Record<string, StarterKit>

export type StarterKitKey = keyof typeof starterKits

export interface StarterService {
  readonly name: string
  readonly kits: readonly StarterKitKey[]
  readonly about: Omit<Service, 'kitIds'>
}

const service = (
  name: string,
  serviceKind: Service['serviceKind'],
  [durationMin, priceCents]: readonly [number, number],
  kits: readonly StarterKitKey[],
): StarterService => ({
  name,
  kits,
  about: { serviceKind, durationMin, setupMin: 10, packupMin: 10, priceCents },
})

/** Lengths by rulebook T18: breast 45 to 60, body 60 to 90, infant 45 to 60 minutes. */
export const starterServices: readonly StarterService[] = [
  service('Postpartum breast massage', 'breast', [60, 13_500], ['common', 'breast']),
  service('Postnatal body massage', 'postnatal', [75, 14_500], ['common', 'body']),
  service('Prenatal massage', 'prenatal', [60, 13_500], ['common', 'prenatal']),
  service('Cesarean scar care', 'cesareanScar', [45, 11_000], ['common', 'scar']),
  service('Infant massage coaching', 'infant', [45, 9_500], ['infant']),
  service('Infant massage group', 'group', [60, 4_000], ['infant']),
]
