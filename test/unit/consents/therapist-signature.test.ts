import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signConsent } from '#renderer/data/commands/sign-consent'
import type { Session } from '#renderer/data/session'
import { toBase64 } from '#shared/crypto/bytes'
import { makeSigningKey, publicKeyOf, sign } from '#shared/crypto/signature'
import {
  checkTherapistSignature,
  therapistSigns,
  withTherapistSignature,
} from '#shared/domain/consents/therapist-signature'
import { consentSheet } from '#shared/domain/print/consent-sheet'
import { ok } from '#shared/result'
import { type Consent, consentSchema } from '#shared/schema/consent'
import { staffSchema } from '#shared/schema/staff'
import { sessionOver } from '../clinical/clinical-store'
import { at, ids } from '../visit/visit-fixture'
import { madeUpConsent, ids as own, withdrawal } from './made-up-consent'

const key = makeSigningKey()
const publicKey = toBase64(publicKeyOf(key))
const therapist = staffSchema.parse({
  ...{ id: ids.me, space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
  ...{ name: 'Ana Ruiz', role: 'owner', credentials: [], phone: '', email: '', note: '' },
  licence: { title: 'LMT', number: 'MT-4471', state: 'TX', expiresOn: null },
  ...{ homeBase: null, clientSpace: ids.space },
  signingKeys: [{ deviceId: ids.device, publicKey, addedAt: at('01:00') }],
})

let session: Session
beforeEach(async () => {
  const plain = await sessionOver(['consents', 'staff'])
  session = {
    ...plain,
    opened: {
      deviceId: ids.device,
      signingPublicKey: publicKeyOf(key),
      sealingPublicKey: new Uint8Array(32),
      laptopName: null,
    } as unknown as Session['opened'],
    sign: async (message) => sign(message, key),
  }
  await session.store.insert('staff', therapist)
  await session.store.insert('consents', madeUpConsent({ space: ids.space }))
})
afterEach(() => session.store.close())

const now = async (): Promise<Consent> => {
  const consent = await session.store.read('consents', own.consent)
  if (!consent) throw new Error('no consent')
  return consent
}

describe('the therapist’s own signature on a consent', () => {
  it('stands under what the client gave, which is not touched, and verifies', async () => {
    const before = await now()
    expect(await signConsent(session, own.consent)).toEqual({ ok: true, value: null })
    const { therapistSigned, updatedAt: _at, updatedBy: _by, ...given } = await now()
    const { updatedAt: _a, updatedBy: _b, ...was } = before
    expect(given).toEqual(was)
    expect(therapistSigned?.signedAs).toBe('Ana Ruiz, LMT MT-4471 (TX)')
    expect(checkTherapistSignature(await now(), therapist)).toBe('unchanged')
    expect(consentSchema.parse(await now())).toEqual(await now())
  })

  it('is given once, and never under what was taken back', async () => {
    await signConsent(session, own.consent)
    expect(await signConsent(session, own.consent)).toEqual({ ok: false, refusal: 'already' })
    const back = madeUpConsent({ withdrawals: [withdrawal(at('09:00'))] })
    const signed = (await now()).therapistSigned
    if (!signed) throw new Error('not signed')
    const touch = { updatedAt: at('12:00'), updatedBy: ids.me }
    expect(withTherapistSignature(back, signed, touch)).toEqual({
      ...{ ok: false, refusal: 'takenBack' },
    })
  })

  it('is final: the store refuses to change it or take it off', async () => {
    await signConsent(session, own.consent)
    const change = (decide: (one: Consent) => Consent) =>
      session.store.change('consents', own.consent, (one) => ok(decide(one)))
    const final = { ok: false, refusal: 'final' }
    expect(await change(({ therapistSigned: _, ...one }) => one as Consent)).toEqual(final)
    expect(
      await change((one) => ({
        ...one,
        therapistSigned: { ...(one.therapistSigned as never as object), signedAs: 'Eve' } as never,
      })),
    ).toEqual(final)
  })

  it('is found when the consent, the name or the key is another', async () => {
    await signConsent(session, own.consent)
    const consent = await now()
    const signed = consent.therapistSigned
    if (!signed) throw new Error('not signed')
    const wider = { ...consent, scope: { ...consent.scope, nippleWork: true } }
    expect(checkTherapistSignature(wider, therapist)).toBe('altered')
    const renamed = { ...consent, therapistSigned: { ...signed, signedAs: 'Eve' } }
    expect(checkTherapistSignature(renamed, therapist)).toBe('altered')
    expect(checkTherapistSignature(consent, null)).toBe('unknownKey')
    const [laptop] = therapist.signingKeys
    const out = { ...therapist, signingKeys: [{ ...laptop, revokedAt: at('09:00') }] }
    expect(checkTherapistSignature(consent, out as never)).toBe('revokedKey')
    expect(checkTherapistSignature(madeUpConsent(), therapist)).toBe(null)
  })

  it('is refused on a laptop that was taken out, and writes nothing', async () => {
    await session.store.change('staff', ids.me, (one) =>
      ok({
        ...one,
        signingKeys: one.signingKeys.map((laptop) => ({ ...laptop, revokedAt: at('08:00') })),
      }),
    )
    expect(await signConsent(session, own.consent)).toEqual({
      ...{ ok: false, refusal: 'revokedLaptop' },
    })
    expect((await now()).therapistSigned).toBeUndefined()
  })

  it('is refused to who works in the office, and writes nothing', async () => {
    await session.store.change('staff', ids.me, (one) => ok({ ...one, role: 'office' as const }))
    expect(await signConsent(session, own.consent)).toEqual({ ok: false, refusal: 'notTherapist' })
    expect((await now()).therapistSigned).toBeUndefined()
  })

  it('is asked for by Texas, and by nobody of whom nothing is known', () => {
    expect(therapistSigns({ region: 'Texas' })).toBe(true)
    expect(therapistSigns({ region: 'WA' })).toBe(false)
    expect(therapistSigns({ region: 'OR', therapistSigns: true })).toBe(true)
  })

  it('stands on the printed copy under a heading of its own, never as markup', () => {
    const sheet = (therapistSigned: Consent['therapistSigned']) =>
      consentSheet({
        consent: madeUpConsent(therapistSigned ? { therapistSigned } : {}),
        ...{ version: null, practiceName: 'P', clientName: 'C', recipient: '', privacyWords: '' },
        timeZone: 'America/Chicago',
      })
    const own: Consent['therapistSigned'] = {
      ...{ algorithm: 'Ed25519', publicKey: '', value: '', deviceId: ids.device, by: ids.me },
      ...{ signedAs: 'Ana <b>Ruiz</b>', signedAt: '2026-11-20T16:04:00.000Z' },
    }
    expect(sheet(own)).toMatch(
      /<h2>Signature of the therapist<.h2><p>Ana &lt;b&gt;Ruiz&lt;.b&gt; · November 20, 2026, 10:04\sAM<.p>/,
    )
    expect(sheet(undefined)).not.toContain('Signature of the therapist')
  })
})
