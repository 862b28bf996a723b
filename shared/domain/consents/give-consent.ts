import { z } from 'zod'
import { ok, type Result, refused } from '../../result'
import {
  type Consent,
  consentGiverSchema,
  consentKindSchema,
  consentSchema,
  consentScopeSchema,
  formLanguageSchema,
  penStrokeSchema,
  type ShownBy,
  sharingScopeSchema,
} from '../../schema/consent'
import { idSchema } from '../../schema/primitives'

/** What the signing screen hands over; who, when and in which words is added by the command. */
export const signedFormSchema = z.strictObject({
  kind: consentKindSchema,
  clientId: idSchema,
  visitId: z.string().max(36),
  language: formLanguageSchema,
  givenBy: consentGiverSchema,
  shownBy: consentSchema.shape.shownBy,
  scope: consentScopeSchema,
  sharing: sharingScopeSchema.nullable(),
  expiresOn: z.iso.date().nullable(),
  expiresWith: consentSchema.shape.expiresWith,
  askedBy: consentSchema.shape.askedBy,
  answers: consentSchema.shape.answers,
  note: consentSchema.shape.note,
})
export type SignedForm = z.infer<typeof signedFormSchema>

export const nothingAgreed: Consent['scope'] = {
  ...{ breastMassage: false, nippleWork: false, abdomen: false, scar: false },
  ...{ infantCoaching: false, photos: false },
  witness: 'notOffered',
}

/**
 * - noName: nobody stands under it
 * - noSignature: neither a line was drawn nor a name typed
 * - noAuthority: somebody signs for the client, and does not say by what right
 * - nippleWithoutBreast: the part is agreed to without the whole
 * - noRecipient, noParts, noEnd: a permission to share lacks what makes it one (164.508(c), rulebook 8.3)
 * - expired: it would have ended before it was given
 * - noVisit: for one session, and none is named
 */
export type GiveRefusal =
  | 'noName'
  | 'noSignature'
  | 'noAuthority'
  | 'nippleWithoutBreast'
  | 'noRecipient'
  | 'noParts'
  | 'noEnd'
  | 'expired'
  | 'noVisit'

/** A finger's tap is no signature: a line of some length is (thousandths of the pad's width). */
const shortestInk = 120

export function inkLength(strokes: ShownBy['strokes']): number {
  let length = 0
  for (const stroke of strokes) {
    for (let at = 2; at + 1 < stroke.length; at += 2) {
      const [x0 = 0, y0 = 0, x = 0, y = 0] = [
        stroke[at - 2],
        stroke[at - 1],
        stroke[at],
        stroke[at + 1],
      ]
      length += Math.hypot(x - x0, y - y0)
    }
  }
  return length
}

export const isSigned = ({ how, strokes, typedName }: ShownBy): boolean =>
  how === 'drawn' ? inkLength(strokes) >= shortestInk : typedName.trim().length >= 2

/** Whether what was filled in is a consent; null when it is. `today` is the practice's day, as the signing page shows it. */
export function whatLacks(form: SignedForm, today: string): GiveRefusal | null {
  if (form.givenBy.name.trim() === '') return 'noName'
  if (form.givenBy.relation === 'representative' && form.givenBy.authority.trim() === '') {
    return 'noAuthority'
  }
  if (form.kind === 'session' && form.visitId === '') return 'noVisit'
  if (form.scope.nippleWork && !form.scope.breastMassage) return 'nippleWithoutBreast'
  if (form.expiresOn !== null && form.expiresOn < today) return 'expired'
  if (form.kind === 'sharing') {
    if (form.sharing === null) return 'noRecipient'
    if (form.sharing.parts.length === 0) return 'noParts'
    if (form.expiresOn === null) return 'noEnd'
  }
  return isSigned(form.shownBy) ? null : 'noSignature'
}

type Stamp = Pick<Consent, 'id' | 'space' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'>

/** The record of a consent given now. */
export function giveConsent(
  form: SignedForm,
  read: Consent['form'],
  stamp: Stamp,
  today: string,
): Result<Consent, GiveRefusal> {
  const lacks = whatLacks(form, today)
  if (lacks) return refused(lacks)
  const { language: _, ...rest } = form
  const drawn = form.shownBy.how === 'drawn'
  return ok(
    consentSchema.parse({
      ...stamp,
      ...rest,
      startAt: stamp.createdAt,
      form: read,
      sharing: form.kind === 'sharing' ? form.sharing : null,
      shownBy: {
        ...form.shownBy,
        strokes: drawn ? form.shownBy.strokes : [],
        typedName: drawn ? '' : form.shownBy.typedName.trim(),
      },
      review: null,
      withdrawals: [],
    } satisfies Consent),
  )
}

/** Makes a drawn line fit to be kept: whole thousandths, no point twice, not more than the record takes. */
export function tidyStroke(
  points: readonly { readonly x: number; readonly y: number }[],
): number[] {
  const flat: number[] = []
  for (const { x, y } of points) {
    const [px, py] = [Math.round(x), Math.round(y)]
    if (flat.at(-2) === px && flat.at(-1) === py) continue
    flat.push(px, py)
  }
  const step = Math.ceil(flat.length / 2 / 1000)
  const kept = step <= 1 ? flat : flat.filter((_, index) => Math.floor(index / 2) % step === 0)
  return penStrokeSchema.parse(kept.map((value) => Math.min(2000, Math.max(-200, value))))
}
