import { z } from 'zod'
import { type CatalogEntry, catalogEntrySchema, practiceSchema } from '../../schema/catalog-entry'
import { addressSchema, emptyAddress, type recordFields, shortText } from '../../schema/primitives'
import { credentialSchema, licenceSchema, type Staff, staffSchema } from '../../schema/staff'
import { defaultLaptopName } from './laptops'

const emailOrNothing = z
  .email('Enter an email address such as name@example.com, or leave it empty.')
  .max(254)
  .or(z.literal(''))

/** What a person tells at the first start. */
export const newPracticeSchema = z.strictObject({
  practiceName: shortText.trim().min(1, 'Enter the name of your practice. Your own name will do.'),
  ownName: shortText.trim().min(1, 'Enter your name, as it stands on your license.'),
  licence: licenceSchema,
})
export type NewPractice = z.infer<typeof newPracticeSchema>

export const emptyNewPractice: NewPractice = {
  practiceName: '',
  ownName: '',
  licence: { title: 'LMT', number: '', state: '', expiresOn: null },
}

/** The form of Settings, Practice. */
export const practiceDetailsSchema = practiceSchema.extend({
  email: emailOrNothing,
  address: addressSchema,
  name: shortText.trim().min(1, 'Enter the name of your practice.'),
})
export type PracticeDetails = z.infer<typeof practiceDetailsSchema>

/** The form of Settings, You. */
export const staffDetailsSchema = staffSchema
  .pick({ name: true, licence: true, phone: true, homeBase: true, homeLocation: true })
  .extend({
    name: shortText.trim().min(1, 'Enter your name, as it stands on your license.'),
    email: emailOrNothing,
    credentials: z
      .array(credentialSchema.extend({ name: shortText.trim().min(1, 'Enter what it is called.') }))
      .max(30),
  })
export type StaffDetails = z.infer<typeof staffDetailsSchema>

export type RecordStamp = Pick<CatalogEntry, keyof typeof recordFields>

interface Setting {
  readonly timeZone: string
  /** A laptop set to US, Canadian or Mexican use prints on Letter; elsewhere A4. */
  readonly locale: string
}

const letterRegions = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'PR'])
/** Where the week begins on Sunday or Saturday; elsewhere Monday. */
const sundayRegions = new Set(['US', 'CA', 'MX', 'PH', 'BR', 'IL', 'JP', 'IN', 'ZA', 'PR'])

const regionOf = (locale: string): string => {
  try {
    return new Intl.Locale(locale).maximize().region ?? 'US'
  } catch {
    return 'US'
  }
}

/** The practice's own entry in the catalog, filled as well as the laptop can tell. */
export function newPracticeEntry(
  input: NewPractice,
  stamp: RecordStamp,
  { timeZone, locale }: Setting,
): CatalogEntry {
  const region = regionOf(locale)
  return catalogEntrySchema.parse({
    ...stamp,
    kind: 'practice',
    name: input.practiceName,
    active: true,
    note: '',
    service: null,
    kit: null,
    item: null,
    practice: {
      address: { ...emptyAddress, country: region },
      phone: '',
      email: '',
      timeZone,
      paper: letterRegions.has(region) ? 'Letter' : 'A4',
      lockAfterMin: 5,
      firstWeekday: sundayRegions.has(region) ? 7 : 1,
    },
  } satisfies CatalogEntry)
}

/** The first person of a practice: its owner, and the one who works at this laptop. */
export function newOwner(
  input: NewPractice,
  stamp: RecordStamp,
  own: {
    clientSpace: string
    deviceId: string
    signingPublicKey: string
    sealingPublicKey: string
  },
): Staff {
  return staffSchema.parse({
    ...stamp,
    name: input.ownName,
    role: 'owner',
    licence: input.licence,
    credentials: [],
    phone: '',
    email: '',
    homeBase: null,
    clientSpace: own.clientSpace,
    signingKeys: [
      {
        deviceId: own.deviceId,
        publicKey: own.signingPublicKey,
        sealingKey: own.sealingPublicKey,
        name: defaultLaptopName(0),
        addedAt: stamp.createdAt,
      },
    ],
    note: '',
  } satisfies Staff)
}
