import { describe, expect, it } from 'vitest'
import { toBase64 } from '#shared/crypto/bytes'
import {
  checkNumber,
  commitmentTo,
  formatInvitationCode,
  invitationText,
  makeInvitationSecret,
  makeNonce,
  meetingOf,
  openHandover,
  openPart,
  type PublicLaptop,
  parseInvitationCode,
  readInvitationText,
  sealHandover,
  sealPart,
} from '#shared/crypto/invitation'
import { makeSealingKey, sealingPublicKeyOf } from '#shared/crypto/sealed-box'
import { makeSigningKey, publicKeyOf } from '#shared/crypto/signature'

const practice = '00000000-0000-4000-8000-0000000000aa'

function newLaptop() {
  const [signingKey, sealingKey] = [makeSigningKey(), makeSealingKey()]
  const laptop: PublicLaptop = {
    deviceId: crypto.randomUUID(),
    signingKey: toBase64(publicKeyOf(signingKey)),
    sealingKey: toBase64(sealingPublicKeyOf(sealingKey)),
  }
  return { laptop, signingKey, sealingKey }
}

const handover = {
  staffId: practice,
  given: toBase64(new Uint8Array(40)),
  account: { address: 'https://couch.example.org', userName: 'doorstep-x', password: 'made up' },
  entries: [],
}

describe('an invitation’s code', () => {
  it('reads back however it is typed, and finds every single slip', () => {
    const secret = makeInvitationSecret()
    const code = formatInvitationCode(secret)
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(parseInvitationCode(typed)).toEqual({ ok: true, value: secret })
    let missed = 0
    const bare = code.replaceAll('-', '')
    for (let at = 0; at < bare.length; at++) {
      const other = bare[at] === 'Q' ? 'R' : 'Q'
      const slipped = `${bare.slice(0, at)}${other}${bare.slice(at + 1)}`
      if (parseInvitationCode(slipped).ok) missed++
    }
    // 12 bits: one slip in 4096 is not seen here, and opens nothing on the server.
    expect(missed).toBeLessThanOrEqual(1)
  })

  it('is found in what was pasted, with the server beside it', () => {
    const code = formatInvitationCode(makeInvitationSecret())
    const text = `Hello Maya,\n${invitationText('https://couch.example.org/a', code)}\nSee you!`
    expect(readInvitationText(text)).toEqual({ code, address: 'https://couch.example.org/a' })
    expect(readInvitationText(code)).toEqual({ code, address: null })
    const address = 'https://couch.example.org/a'
    for (const sent of [
      `Hi Maya! ${text}. See you at nine.`,
      `(${text})`,
      text.replaceAll(' ', ''),
      text.replaceAll(' ', '\n'),
      text.toUpperCase().replace(/HTTPS.*/, address),
      `${code} ${address}`,
    ]) {
      const read = readInvitationText(sent)
      expect(read.address, sent).toBe(address)
      expect(parseInvitationCode(read.code), sent).toEqual(parseInvitationCode(code))
    }
    const dashes = readInvitationText(text.replaceAll('-', '–'))
    expect(parseInvitationCode(dashes.code)).toEqual(parseInvitationCode(code))
    expect(readInvitationText(`doorstep-join ${code}`)).toEqual({ code, address: null })
  })
})

describe('a meeting', () => {
  it('opens what was sealed under its code, in its place, and nothing else', async () => {
    const meeting = await meetingOf(makeInvitationSecret())
    const other = await meetingOf(makeInvitationSecret())
    const content = { v: 1 as const, nonce: makeNonce() }
    const sealed = await sealPart(meeting, 'opening', content)
    expect(await openPart(meeting, 'opening', sealed)).toEqual(content)
    expect(await openPart(other, 'opening', sealed)).toBeNull()
    expect(await openPart(meeting, 'arrived', sealed)).toBeNull()
    for (const hostile of ['', 'no base64!', 7, null, toBase64(new Uint8Array(40))])
      expect(await openPart(meeting, 'opening', hostile)).toBeNull()
  })

  it('shows other digits when one key, number or side is another', async () => {
    const meeting = await meetingOf(makeInvitationSecret())
    const [owner, joining, between] = [newLaptop(), newLaptop(), newLaptop()]
    const sides = {
      owner: owner.laptop,
      ownerNonce: makeNonce(),
      joining: joining.laptop,
      joiningNonce: makeNonce(),
    }
    const number = checkNumber(meeting, sides)
    expect(number).toMatch(/^[0-9]{6}$/)
    expect(checkNumber(meeting, { ...sides })).toBe(number)
    const others = [
      { ...sides, owner: between.laptop },
      { ...sides, joining: between.laptop },
      { ...sides, ownerNonce: makeNonce() },
      { ...sides, joiningNonce: makeNonce() },
    ]
    // Two of them alike by chance: once in some hundred billion runs.
    const alike = others.filter((one) => checkNumber(meeting, one) === number)
    expect(alike.length).toBeLessThan(2)
    const bound = commitmentTo(meeting, owner.laptop, sides.ownerNonce)
    expect(commitmentTo(meeting, between.laptop, sides.ownerNonce)).not.toBe(bound)
    expect(commitmentTo(meeting, owner.laptop, makeNonce())).not.toBe(bound)
  })

  it('hands keys over to the one laptop, and takes them from the one owner alone', async () => {
    const meeting = await meetingOf(makeInvitationSecret())
    const [owner, joining, between] = [newLaptop(), newLaptop(), newLaptop()]
    const to = { laptop: joining.laptop, practice }
    const part = await sealHandover(meeting, to, handover, owner.signingKey)
    const forged = await sealHandover(meeting, to, handover, between.signingKey)
    if (!part || !forged) throw new Error('not sealed')
    const from = { owner: owner.laptop, practice }
    expect(await openHandover(meeting, part, from, joining)).toEqual(handover)
    expect(await openHandover(meeting, part, from, between)).toBeNull()
    expect(await openHandover(meeting, forged, from, joining)).toBeNull()
    const elsewhere = { owner: owner.laptop, practice: crypto.randomUUID() }
    expect(await openHandover(meeting, part, elsewhere, joining)).toBeNull()
    const other = await meetingOf(makeInvitationSecret())
    expect(await openHandover(other, part, from, joining)).toBeNull()
    const nobody = { ...joining.laptop, sealingKey: toBase64(new Uint8Array(32)) }
    expect(
      await sealHandover(meeting, { laptop: nobody, practice }, handover, owner.signingKey),
    ).toBeNull()
  })
})
