import { describe, expect, test } from 'vitest'
import { utf8 } from '#shared/crypto/bytes'
import { canonicalJson } from '#shared/crypto/canonical-json'
import { parseTransferFile } from '#shared/crypto/transfer-file'
import { goodPassphrase, laptopWithVault, newLaptop, otherPassphrase } from './vault-fixture'

const code = (answer: { refusal?: { code: string } }) => answer.refusal?.code
const account = { address: 'https://couch.example.org', userName: 'doorstep-x', password: 'p w:@é' }
const dayMs = 24 * 3600_000

async function withTransfer(server: typeof account | null = account) {
  const made = await laptopWithVault()
  const deviceId = crypto.randomUUID()
  const written = await made.vault.writeTransfer({ deviceId, name: 'Van', server })
  if (!written.ok) throw new Error('locked')
  return { ...made, deviceId, file: new Uint8Array(written.value.bytes) }
}

test('a second laptop has the practice’s keys, keys of its own, and its own account', async () => {
  const { opened, deviceId, file, recoveryCode } = await withTransfer()
  for (const secret of [goodPassphrase, recoveryCode]) {
    const laptop = newLaptop()
    const vault = laptop.start()
    const made = await vault.call('vault.createFromTransfer', { file, secret })
    expect(made.value).toMatchObject({ deviceId, staffId: opened.staffId, laptopName: 'Van' })
    expect(made.value.spaces).toEqual(opened.spaces)
    expect(made.value.signingPublicKey).not.toEqual(opened.signingPublicKey)
    expect(made.value.sealingPublicKey).not.toEqual(opened.sealingPublicKey)
    expect(made.value.localKey).not.toEqual(opened.localKey)
    expect(made.value.store).toMatchObject({ createdAt: null, restoring: false, fromServer: true })
    expect(made.value.store.id).not.toBe(opened.store.id)
    expect(vault.serverAccount()).toEqual(account)

    const again = laptop.start()
    expect((await again.call('vault.unlock', { passphrase: goodPassphrase })).value.deviceId).toBe(
      deviceId,
    )
    expect(again.serverAccount()).toEqual(account)
  }
})

test('without a server the file carries no account', async () => {
  const { file } = await withTransfer(null)
  const vault = newLaptop().start()
  await vault.call('vault.createFromTransfer', { file, secret: goodPassphrase })
  expect(vault.serverAccount()).toBeNull()
})

test('nothing of what it carries can be read in it', async () => {
  const { file } = await withTransfer()
  const text = new TextDecoder().decode(file)
  for (const word of ['Van', 'couch.example', 'doorstep-x', 'practice', 'therapist']) {
    expect(text).not.toContain(word)
  }
})

describe('is refused, and leaves nothing behind', () => {
  test('a wrong passphrase, counted like at the door', async () => {
    const { file } = await withTransfer()
    const vault = newLaptop().start()
    for (let count = 0; count < 5; count++) {
      const answer = await vault.call('vault.createFromTransfer', { file, secret: otherPassphrase })
      expect(code(answer)).toBe('wrong')
    }
    const right = await vault.call('vault.createFromTransfer', { file, secret: goodPassphrase })
    expect(code(right)).toBe('wait')
    expect(await vault.call('vault.state')).toEqual({ kind: 'none' })
  })

  test('every byte changed and every shorter length', async () => {
    const { file } = await withTransfer()
    for (let at = 0; at < file.length; at++) {
      const flipped = file.slice()
      flipped[at] = (flipped[at] as number) ^ (1 << (at % 8))
      const parsed = await parseTransferFile(flipped)
      if (parsed.ok || parsed.refusal !== 'damaged') expect.fail(`byte ${at}`)
      const cut = await parseTransferFile(file.subarray(0, at))
      if (cut.ok || (at > 0 && cut.refusal !== 'damaged')) expect.fail(`cut at ${at}`)
    }
  })

  test('another kind of file, and a backup by its name', async () => {
    const { vault } = await laptopWithVault()
    const { value } = await vault.call('vault.backupHeader')
    const refusalOf = async (bytes: Uint8Array) => {
      const parsed = await parseTransferFile(bytes)
      return parsed.ok ? null : parsed.refusal
    }
    expect(await refusalOf(utf8('DOORSTEP-BACKUP\n\0\0\0\x01 and so on'))).toBe('aBackup')
    expect(await refusalOf(utf8('%PDF-1.7 something'))).toBe('notATransfer')
    expect(await refusalOf(new Uint8Array())).toBe('notATransfer')
    expect(await refusalOf(utf8('{}'))).toBe('notATransfer')
    // A vault file is of the same make and still no transfer.
    expect(await refusalOf(value.header)).toBe('damaged')
  })

  test('a later format, and records in a shape this Doorstep does not know', async () => {
    const { file, laptop } = await withTransfer()
    const later = JSON.parse(new TextDecoder().decode(file))
    later.transfer.version = 2
    const digest = await crypto.subtle.digest('SHA-256', utf8(canonicalJson(later.transfer)))
    later.checksum = Buffer.from(digest).toString('hex')
    const parsed = await parseTransferFile(utf8(`${canonicalJson(later)}\n`))
    expect(parsed).toEqual({ ok: false, refusal: 'newer' })

    const newer = laptop.start({ dataVersion: 9 })
    await newer.call('vault.unlock', { passphrase: goodPassphrase })
    await newer.call('vault.markStore', { dataVersion: 9, restoring: false })
    const written = await newer.writeTransfer({
      ...{ deviceId: crypto.randomUUID(), name: '', server: null },
    })
    if (!written.ok) throw new Error('locked')
    const args = { file: new Uint8Array(written.value.bytes), secret: goodPassphrase }
    expect(code(await newLaptop().start().call('vault.createFromTransfer', args))).toBe('newer')
  })

  test('after its week, also with the date in it moved', async () => {
    const { file } = await withTransfer()
    const args = { file, secret: goodPassphrase }
    const inTime = newLaptop()
    inTime.clock.now += 7 * dayMs - 1000
    expect((await inTime.start().call('vault.createFromTransfer', args)).ok).toBe(true)
    const late = newLaptop()
    late.clock.now += 7 * dayMs + 1000
    expect(code(await late.start().call('vault.createFromTransfer', args))).toBe('expired')

    const moved = JSON.parse(new TextDecoder().decode(file))
    moved.transfer.validUntil = '2030-01-01T00:00:00.000Z'
    const digest = await crypto.subtle.digest('SHA-256', utf8(canonicalJson(moved.transfer)))
    moved.checksum = Buffer.from(digest).toString('hex')
    const forged = { file: utf8(`${canonicalJson(moved)}\n`), secret: goodPassphrase }
    expect(code(await late.start().call('vault.createFromTransfer', forged))).toBe('damaged')
    expect(await late.start().call('vault.state')).toEqual({ kind: 'none' })
  })

  test('where this practice is already, where another is, and where keys are missing', async () => {
    const { file, laptop, opened } = await withTransfer()
    const args = { file, secret: goodPassphrase }
    expect(code(await laptop.start().call('vault.createFromTransfer', args))).toBe('alreadyHere')
    const other = await laptopWithVault()
    expect(code(await other.laptop.start().call('vault.createFromTransfer', args))).toBe('exists')
    const remains = newLaptop()
    remains.makeStore()
    expect(code(await remains.start().call('vault.createFromTransfer', args))).toBe('exists')
    for (const [one, was] of [[laptop, opened] as const, [other.laptop, other.opened] as const]) {
      const still = await one.start().call('vault.unlock', { passphrase: goodPassphrase })
      expect(still.value.spaces).toEqual(was.spaces)
      expect(still.value.deviceId).toBe(was.deviceId)
    }
  })
})
