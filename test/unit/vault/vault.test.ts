import { describe, expect, test } from 'vitest'
import type { KeychainPort } from '#electron/main/vault/keychain'
import { verify } from '#shared/crypto/signature'
import { samplePassphrase } from '#shared/ipc/sample-passphrase'
import { goodPassphrase, laptopWithVault, newLaptop, otherPassphrase } from './vault-fixture'

const refusal = (code: string, more: object = {}) => ({ ok: false, refusal: { code, ...more } })
const done = { ok: true, value: undefined }

describe('a new practice', () => {
  test('gets keys of its own, and opens by passphrase and by recovery code with the same keys', async () => {
    const { laptop, opened, recoveryCode } = await laptopWithVault()
    expect(opened.spaces.map((space: { kind: string }) => space.kind)).toEqual([
      'practice',
      'therapist',
    ])
    expect(opened.store).toMatchObject({ createdAt: null, restoring: false, dataVersion: 3 })
    expect(opened.recoveryCodeConfirmed).toBe(false)
    expect(opened.lastSeenAt).toBeNull()

    const byPassphrase = await laptop.start().call('vault.unlock', { passphrase: goodPassphrase })
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ')
    const byCode = await laptop
      .start()
      .call('vault.unlockWithRecoveryCode', { recoveryCode: typed })
    for (const again of [byPassphrase, byCode]) {
      expect(again.ok).toBe(true)
      expect({ ...again.value, lastSeenAt: null }).toEqual(opened)
      expect(again.value.lastSeenAt).toBe('2026-11-21T08:00:00.000Z')
    }
  })

  test('is refused with a weak passphrase, and nothing is written', async () => {
    const laptop = newLaptop()
    const vault = laptop.start()
    for (const passphrase of [
      'password',
      'abcdefgh1234',
      'Sunshine1',
      'x7$Qa!',
      'massage therapist',
    ])
      expect(await vault.call('vault.create', { passphrase })).toEqual(refusal('weak'))
    expect(await vault.call('vault.state')).toEqual({ kind: 'none' })
  })

  test('is refused where a vault is, and where only records are', async () => {
    const { laptop } = await laptopWithVault()
    const again = await laptop.start().call('vault.create', { passphrase: otherPassphrase })
    expect(again).toEqual(refusal('exists'))

    const bare = newLaptop()
    bare.makeStore()
    expect(await bare.start().call('vault.state')).toEqual({ kind: 'keysMissing' })
    const over = await bare.start().call('vault.create', { passphrase: otherPassphrase })
    expect(over).toEqual(refusal('exists'))
    const opened = await bare.start().call('vault.unlock', { passphrase: otherPassphrase })
    expect(opened).toEqual(refusal('none'))
  })

  test('of made-up data takes the public passphrase', async () => {
    const sample = newLaptop().start({ profile: 'sample' })
    const passphrase = samplePassphrase
    expect((await sample.call('vault.create', { passphrase })).ok).toBe(true)
    await sample.lock()
    expect((await sample.call('vault.unlock', { passphrase })).ok).toBe(true)
  })

  test('made twice has nothing in common', async () => {
    const one = await laptopWithVault()
    const two = await laptopWithVault()
    expect(one.recoveryCode).not.toBe(two.recoveryCode)
    expect(one.opened.localKey).not.toEqual(two.opened.localKey)
    expect(one.opened.spaces[0].keyId).not.toBe(two.opened.spaces[0].keyId)
  })
})

describe('wrong passphrases', () => {
  const wrong = { passphrase: 'not the one at all' }

  test('five are free, then the wait doubles up to five minutes and survives a restart', async () => {
    const { laptop } = await laptopWithVault()
    let vault = laptop.start()
    for (let count = 1; count <= 4; count++)
      expect(await vault.call('vault.unlock', wrong)).toEqual(refusal('wrong', { waitMs: 0 }))
    for (const waitMs of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300].map((s) => s * 1000)) {
      expect(await vault.call('vault.unlock', wrong)).toEqual(refusal('wrong', { waitMs }))
      vault = laptop.start()
      expect(await vault.call('vault.state')).toMatchObject({ kind: 'locked', waitMs })
      laptop.clock.now += waitMs - 1
      const right = { passphrase: goodPassphrase }
      expect(await vault.call('vault.unlock', right)).toEqual(refusal('wait', { waitMs: 1 }))
      laptop.clock.now += 1
    }
    expect((await vault.call('vault.unlock', { passphrase: goodPassphrase })).ok).toBe(true)
    await vault.lock()
    expect(await vault.call('vault.unlock', wrong)).toEqual(refusal('wrong', { waitMs: 0 }))
  })

  test('asked many at once still count one after the other', async () => {
    const { laptop } = await laptopWithVault()
    const vault = laptop.start()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => vault.call('vault.unlock', wrong)),
    )
    const codes = answers.map((answer) => answer.refusal.code)
    expect(codes.filter((code) => code === 'wrong').length).toBe(5)
    expect(codes.filter((code) => code === 'wait').length).toBe(15)
  })

  test('do not lock anyone out when the clock is set back ten years', async () => {
    const { laptop } = await laptopWithVault()
    const vault = laptop.start()
    for (let count = 0; count < 6; count++) {
      await vault.call('vault.unlock', wrong)
      laptop.clock.now += 1000
    }
    laptop.clock.now -= 10 * 365 * 86_400_000
    const state = await vault.call('vault.state')
    expect(state.waitMs).toBeLessThanOrEqual(2000)
    laptop.clock.now += 2000
    expect((await vault.call('vault.unlock', { passphrase: goodPassphrase })).ok).toBe(true)
  })

  test('a recovery code with a slip is told apart and not counted; a wrong one is counted', async () => {
    const { laptop, recoveryCode } = await laptopWithVault()
    const stranger = await laptopWithVault()
    const vault = laptop.start()
    const slip = recoveryCode.slice(0, -1) + (recoveryCode.endsWith('7') ? '8' : '7')
    for (let count = 0; count < 8; count++) {
      const answer = await vault.call('vault.unlockWithRecoveryCode', { recoveryCode: slip })
      expect(answer).toEqual(refusal('malformed'))
    }
    const other = { recoveryCode: stranger.recoveryCode }
    for (let count = 0; count < 5; count++)
      expect((await vault.call('vault.unlockWithRecoveryCode', other)).refusal.code).toBe('wrong')
    expect((await vault.call('vault.unlockWithRecoveryCode', { recoveryCode })).refusal.code).toBe(
      'wait',
    )
  })
})

describe('changing what opens the vault', () => {
  test('a new passphrase keeps every key, and the old one opens nothing more', async () => {
    const { laptop, vault, opened, recoveryCode } = await laptopWithVault()
    const change = { current: goodPassphrase, next: otherPassphrase }
    expect(await vault.call('vault.changePassphrase', change)).toEqual(done)
    const fresh = laptop.start()
    expect((await fresh.call('vault.unlock', { passphrase: goodPassphrase })).refusal.code).toBe(
      'wrong',
    )
    const again = await fresh.call('vault.unlock', { passphrase: otherPassphrase })
    expect(again.value.spaces).toEqual(opened.spaces)
    expect(again.value.localKey).toEqual(opened.localKey)
    const byCode = await laptop.start().call('vault.unlockWithRecoveryCode', { recoveryCode })
    expect(byCode.value.spaces).toEqual(opened.spaces)
  })

  test('the recovery code proves who asks for a new passphrase', async () => {
    const { laptop, vault, recoveryCode } = await laptopWithVault()
    const change = { current: recoveryCode, next: otherPassphrase }
    expect(await vault.call('vault.changePassphrase', change)).toEqual(done)
    const again = await laptop.start().call('vault.unlock', { passphrase: otherPassphrase })
    expect(again.ok).toBe(true)
  })

  test('is refused while locked, without proof, and for a weak new one', async () => {
    const { vault } = await laptopWithVault()
    const weak = { current: goodPassphrase, next: 'password1' }
    expect(await vault.call('vault.changePassphrase', weak)).toEqual(refusal('weak'))
    const stranger = { current: 'somebody else entirely', next: otherPassphrase }
    expect((await vault.call('vault.changePassphrase', stranger)).refusal.code).toBe('wrong')
    await vault.lock()
    const late = { current: goodPassphrase, next: otherPassphrase }
    expect(await vault.call('vault.changePassphrase', late)).toEqual(refusal('locked'))
  })

  test('a new recovery code takes the place of the old one and wants confirming', async () => {
    const { laptop, vault, recoveryCode } = await laptopWithVault()
    expect(await vault.call('vault.confirmRecoveryCode', { recoveryCode })).toEqual(done)
    const confirmed = await laptop.start().call('vault.unlock', { passphrase: goodPassphrase })
    expect(confirmed.value.recoveryCodeConfirmed).toBe(true)

    const made = await vault.call('vault.newRecoveryCode', { passphrase: goodPassphrase })
    expect(await vault.call('vault.confirmRecoveryCode', { recoveryCode })).toEqual(
      refusal('wrong'),
    )
    const fresh = laptop.start()
    const old = await fresh.call('vault.unlockWithRecoveryCode', { recoveryCode })
    expect(old.refusal.code).toBe('wrong')
    const next = { recoveryCode: made.value.recoveryCode }
    const opened = await fresh.call('vault.unlockWithRecoveryCode', next)
    expect(opened.value.recoveryCodeConfirmed).toBe(false)
    expect(await fresh.call('vault.confirmRecoveryCode', next)).toEqual(done)
    expect(await fresh.call('vault.confirmRecoveryCode', { recoveryCode: 'hm' })).toEqual(
      refusal('malformed'),
    )
  })
})

describe('locking', () => {
  test('blanks the keys in memory, tells once, and then signs and hands out nothing', async () => {
    const { laptop, vault, opened } = await laptopWithVault()
    expect(vault.isUnlocked()).toBe(true)
    const message = new TextEncoder().encode('note')
    const signed = await vault.call('vault.sign', { message })
    expect(verify(message, signed.value.signature, opened.signingPublicKey)).toBe(true)

    await vault.call('vault.lock')
    await vault.lock()
    expect(laptop.locks()).toBe(1)
    expect(vault.isUnlocked()).toBe(false)
    expect(await vault.call('vault.sign', { message })).toEqual(refusal('locked'))
    expect(await vault.call('vault.backupHeader')).toEqual(refusal('locked'))
    expect(await vault.call('vault.setKeychain', { on: true })).toEqual(refusal('locked'))
    const mark = { dataVersion: 3, restoring: false }
    expect(await vault.call('vault.markStore', mark)).toEqual(refusal('locked'))
    expect(await vault.noteCopyKept(null)).toEqual(refusal('locked'))
    // What the page was given stays good until the page itself drops it.
    expect(opened.localKey.some((byte: number) => byte !== 0)).toBe(true)
  })

  test('asked for in the middle of a change waits for it: what is on disk still opens', async () => {
    const { laptop, vault } = await laptopWithVault()
    const change = { current: goodPassphrase, next: otherPassphrase }
    const [changed] = await Promise.all([
      vault.call('vault.changePassphrase', change),
      vault.lock(),
    ])
    expect(changed).toEqual(done)
    expect(vault.isUnlocked()).toBe(false)
    const again = await laptop.start().call('vault.unlock', { passphrase: otherPassphrase })
    expect(again.ok).toBe(true)
  })
})

describe('what the vault knows of the store', () => {
  test('made, upgraded, restored and copied are kept', async () => {
    const { laptop, vault } = await laptopWithVault()
    const reopen = async () =>
      (await laptop.start({ dataVersion: 4 }).call('vault.unlock', { passphrase: goodPassphrase }))
        .value.store
    await vault.call('vault.markStore', { dataVersion: 3, restoring: true })
    expect(await reopen()).toMatchObject({ createdAt: null, restoring: true })
    const later = laptop.start({ dataVersion: 4 })
    await later.call('vault.unlock', { passphrase: goodPassphrase })
    laptop.clock.now += 60_000
    await later.call('vault.markStore', { dataVersion: 3, restoring: false })
    const createdAt = '2026-11-21T08:01:00.000Z'
    expect(await reopen()).toMatchObject({ createdAt, restoring: false })
    await later.call('vault.markStore', { dataVersion: 4, restoring: false })
    await later.noteCopyKept('2026-11-21T09:00:00.000Z')
    expect(await reopen()).toMatchObject({
      createdAt,
      dataVersion: 4,
      copyKeptAt: '2026-11-21T09:00:00.000Z',
    })
    expect(later.copyKeptAt()).toBe('2026-11-21T09:00:00.000Z')
    await later.call('vault.markStore', { dataVersion: 4, restoring: false })
    expect((await reopen()).copyKeptAt).toBeNull()
  })

  test('an older Doorstep or Chromium refuses it, changes nothing, and says who wrote it', async () => {
    const { laptop } = await laptopWithVault()
    const newer = laptop.start({ dataVersion: 4, chromiumMajor: 142, appVersion: '0.9.0' })
    await newer.call('vault.unlock', { passphrase: goodPassphrase })
    const older = laptop.start()
    expect(await older.call('vault.state')).toEqual({ kind: 'newer', writtenBy: '0.9.0' })
    const opened = await older.call('vault.unlock', { passphrase: goodPassphrase })
    expect(opened).toEqual(refusal('newer'))
    expect(await older.call('vault.unlockWithKeychain')).toEqual(refusal('newer'))
    const over = await older.call('vault.create', { passphrase: otherPassphrase })
    expect(over).toEqual(refusal('exists'))

    await newer.call('vault.markStore', { dataVersion: 4, restoring: false })
    const sameChromium = laptop.start({ chromiumMajor: 142 })
    expect((await sameChromium.call('vault.state')).kind).toBe('newer')
  })
})

describe('the keychain', () => {
  const working = (): KeychainPort & { broken: boolean } => {
    const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a)
    return {
      broken: false,
      isAvailable: () => true,
      backend: () => 'gnome_libsecret',
      encrypt: (text) => flip(new TextEncoder().encode(text)),
      decrypt(sealed) {
        if (this.broken) throw new Error('the keychain lost it')
        return new TextDecoder().decode(flip(sealed))
      },
    }
  }

  test('opens the vault when asked to, and no longer once switched off', async () => {
    const { laptop } = await laptopWithVault()
    const keychain = working()
    const vault = laptop.start({ keychain })
    expect((await vault.call('vault.state')).keychain).toBe('off')
    expect(await vault.call('vault.unlockWithKeychain')).toEqual(refusal('unavailable'))
    await vault.call('vault.unlock', { passphrase: goodPassphrase })
    expect(await vault.call('vault.setKeychain', { on: true })).toEqual(done)
    const again = laptop.start({ keychain })
    expect((await again.call('vault.state')).keychain).toBe('on')
    expect((await again.call('vault.unlockWithKeychain')).value.keychain).toBe('on')
    expect(await again.call('vault.setKeychain', { on: false })).toEqual(done)
    expect(await laptop.start({ keychain }).call('vault.unlockWithKeychain')).toEqual(
      refusal('unavailable'),
    )
  })

  test('that lost or changed the key only means the passphrase is asked for', async () => {
    const { laptop } = await laptopWithVault()
    const keychain = working()
    const vault = laptop.start({ keychain })
    await vault.call('vault.unlock', { passphrase: goodPassphrase })
    await vault.call('vault.setKeychain', { on: true })
    keychain.broken = true
    const fresh = laptop.start({ keychain })
    expect(await fresh.call('vault.unlockWithKeychain')).toEqual(refusal('unavailable'))
    const another = { ...working(), decrypt: () => 'AAAA' }
    const strange = laptop.start({ keychain: another })
    expect(await strange.call('vault.unlockWithKeychain')).toEqual(refusal('unavailable'))
    expect((await fresh.call('vault.unlock', { passphrase: goodPassphrase })).ok).toBe(true)
  })

  test('without protection behind it is not offered', async () => {
    const { laptop } = await laptopWithVault()
    for (const backend of ['basic_text', 'unknown']) {
      const vault = laptop.start({ keychain: { ...working(), backend: () => backend } })
      expect((await vault.call('vault.state')).keychain).toBe('unavailable')
      await vault.call('vault.unlock', { passphrase: goodPassphrase })
      const on = await vault.call('vault.setKeychain', { on: true })
      expect(on).toEqual(refusal('unavailable'))
    }
  })
})

describe('a passphrase', () => {
  const measure = (passphrase: string) =>
    newLaptop().start().call('vault.measureStrength', { passphrase })

  test('is measured with a plain hint', async () => {
    for (const weak of ['', 'a', 'password', 'qwertyuiop', '19870412', 'doorstep', 'jennifer']) {
      const strength = await measure(weak)
      expect(strength.enough, weak).toBe(false)
      expect(strength.hint).toMatch(/^[A-Za-z].*\.$/)
    }
    for (const strong of [
      goodPassphrase,
      otherPassphrase,
      'vK9#mPq2$Lw',
      'zahnbürste möwe quark fünf',
    ])
      expect((await measure(strong)).enough, strong).toBe(true)
  })

  test('of one word four times, or of 1,024 letters, is measured in good time', async () => {
    expect((await measure('cotton cotton cotton cotton')).enough).toBe(false)
    const start = performance.now()
    await measure('ab'.repeat(512))
    await measure('correct horse battery staple '.repeat(35))
    expect(performance.now() - start).toBeLessThan(3000)
  })
})
