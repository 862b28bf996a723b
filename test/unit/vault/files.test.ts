import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sha256, toHex, utf8 } from '#shared/crypto/bytes'
import { canonicalJson } from '#shared/crypto/canonical-json'
import { goodPassphrase, laptopWithVault, newLaptop, otherPassphrase } from './vault-fixture'

const passphrase = goodPassphrase
const names = ['vault.json', 'vault.copy.json'] as const

const flip = (bytes: Buffer, at: number): Buffer => {
  const flipped = Buffer.from(bytes)
  flipped[at] = (flipped[at] as number) ^ (1 << (at % 8))
  return flipped
}

/** The vault's file with something in it changed, and a checksum that agrees. */
async function rewrite(directory: string, change: (vault: Record<string, unknown>) => void) {
  const { vault } = JSON.parse(readFileSync(join(directory, 'vault.json'), 'utf8'))
  change(vault)
  const checksum = toHex(await sha256(utf8(canonicalJson(vault))))
  for (const name of names)
    writeFileSync(join(directory, name), `${canonicalJson({ checksum, vault })}\n`)
}

describe('two copies of the vault file', () => {
  test('are equal, private to the user, and hold no key in the clear', async () => {
    const { laptop, opened } = await laptopWithVault()
    const [main, copy] = names.map((name) => readFileSync(join(laptop.directory, name)))
    expect(copy?.equals(main as Buffer)).toBe(true)
    if (process.platform !== 'win32')
      expect(statSync(join(laptop.directory, 'vault.json')).mode & 0o077).toBe(0)
    const secrets = [
      opened.localKey,
      ...opened.spaces.map((space: { key: Uint8Array }) => space.key),
    ]
    for (const secret of secrets)
      for (const encoding of ['base64', 'hex', 'latin1'] as const)
        expect(main?.includes(Buffer.from(secret).toString(encoding))).toBe(false)
  })

  test('any byte of one changed: it opens, and the copy is healed', async () => {
    const { laptop } = await laptopWithVault()
    const vault = laptop.start()
    for (const name of names) {
      const path = join(laptop.directory, name)
      const whole = readFileSync(path)
      // The daily run takes every third byte, other ones in each copy; DOORSTEP_LONG all of them.
      const step = process.env.DOORSTEP_LONG ? 1 : 3
      for (let at = names.indexOf(name) % step; at < whole.length; at += step) {
        writeFileSync(path, flip(whole, at))
        const state = await vault.call('vault.state')
        if (state.kind !== 'locked' || !readFileSync(path).equals(whole))
          expect.fail(`${name}, byte ${at}: ${state.kind}`)
      }
    }
    expect((await vault.call('vault.unlock', { passphrase })).ok).toBe(true)
  })

  test('one emptied, cut, gone or unreadable: it opens, and the copy is healed', async () => {
    const { laptop } = await laptopWithVault()
    for (const name of names) {
      const path = join(laptop.directory, name)
      const whole = readFileSync(path)
      const damages = [
        () => writeFileSync(path, ''),
        () => writeFileSync(path, whole.subarray(0, 500)),
        () => rmSync(path),
      ]
      for (const damage of damages) {
        damage()
        expect((await laptop.start().call('vault.state')).kind).toBe('locked')
        expect(readFileSync(path).equals(whole)).toBe(true)
      }
      rmSync(path)
      mkdirSync(path)
      const opened = await laptop.start().call('vault.unlock', { passphrase })
      expect(opened.ok).toBe(true)
      rmSync(path, { recursive: true })
      await laptop.start().call('vault.state')
    }
  })

  test('both changed: damaged, never none, and no new practice over them', async () => {
    const { laptop } = await laptopWithVault()
    const vault = laptop.start()
    const whole = readFileSync(join(laptop.directory, 'vault.json'))
    for (let at = 0; at < whole.length; at += 37) {
      writeFileSync(join(laptop.directory, 'vault.json'), flip(whole, at))
      writeFileSync(join(laptop.directory, 'vault.copy.json'), flip(whole, whole.length - 1 - at))
      expect(await vault.call('vault.state'), `byte ${at}`).toEqual({ kind: 'damaged' })
    }
    const refused = { ok: false, refusal: { code: 'damaged' } }
    expect(await vault.call('vault.unlock', { passphrase })).toEqual(refused)
    const made = await vault.call('vault.create', { passphrase: otherPassphrase })
    expect(made).toEqual({ ok: false, refusal: { code: 'exists' } })
  })

  test('one damaged and the other gone is damaged; unreadable is neither damaged nor none', async () => {
    const { laptop } = await laptopWithVault()
    rmSync(join(laptop.directory, 'vault.copy.json'))
    writeFileSync(join(laptop.directory, 'vault.json'), '{}')
    expect(await laptop.start().call('vault.state')).toEqual({ kind: 'damaged' })
    rmSync(join(laptop.directory, 'vault.json'))
    mkdirSync(join(laptop.directory, 'vault.json'))
    const vault = laptop.start()
    expect(await vault.call('vault.state')).toEqual({ kind: 'unreadable' })
    expect((await vault.call('vault.unlock', { passphrase })).refusal.code).toBe('disk')
    expect((await vault.call('vault.create', { passphrase })).refusal.code).toBe('disk')
  })
})

describe('a kill', () => {
  test('while a temporary file was being written leaves the old vault', async () => {
    const { laptop, vault } = await laptopWithVault()
    for (const name of names)
      writeFileSync(join(laptop.directory, `${name}.next.part`), '{"checksum":"4f')
    expect((await laptop.start().call('vault.unlock', { passphrase })).ok).toBe(true)
    const change = { current: passphrase, next: otherPassphrase }
    expect((await vault.call('vault.changePassphrase', change)).ok).toBe(true)
    expect(readdirSync(laptop.directory).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('between the two copies leaves the new one in force, and the older one is brought up', async () => {
    const { laptop, vault, opened } = await laptopWithVault()
    const before = join(laptop.directory, 'before.json')
    copyFileSync(join(laptop.directory, 'vault.json'), before)
    await vault.call('vault.changePassphrase', { current: passphrase, next: otherPassphrase })
    const after = readFileSync(join(laptop.directory, 'vault.json'))

    for (const stale of names) {
      for (const name of names) writeFileSync(join(laptop.directory, name), after)
      copyFileSync(before, join(laptop.directory, stale))
      const fresh = laptop.start()
      await fresh.call('vault.state')
      for (const name of names)
        expect(readFileSync(join(laptop.directory, name)).equals(after)).toBe(true)
      expect((await fresh.call('vault.unlock', { passphrase })).refusal.code).toBe('wrong')
      const again = await fresh.call('vault.unlock', { passphrase: otherPassphrase })
      expect(again.value.spaces).toEqual(opened.spaces)
      await fresh.lock()
    }
  })

  test('before the first vault was whole leaves a first start', async () => {
    const laptop = newLaptop()
    mkdirSync(laptop.directory, { recursive: true })
    writeFileSync(join(laptop.directory, 'vault.json.next.part'), '{"che')
    expect(await laptop.start().call('vault.state')).toEqual({ kind: 'none' })
  })
})

describe('a disk that will not take it', () => {
  test('means no new practice, and no half of one', async () => {
    const laptop = newLaptop()
    writeFileSync(laptop.directory, 'a file where the folder should be')
    const vault = laptop.start()
    expect((await vault.call('vault.create', { passphrase })).refusal.code).toBe('disk')
    expect(vault.isUnlocked()).toBe(false)
  })

  test('means the old passphrase still opens, as the refusal says', async () => {
    const { laptop, vault } = await laptopWithVault()
    for (const name of names) mkdirSync(join(laptop.directory, `${name}.next.part`))
    const change = { current: passphrase, next: otherPassphrase }
    const changed = await vault.call('vault.changePassphrase', change)
    expect(changed).toEqual({ ok: false, refusal: { code: 'disk' } })
    const fresh = laptop.start()
    // Reading needs no writing: a full disk keeps nobody from their records …
    expect((await fresh.call('vault.unlock', { passphrase })).ok).toBe(true)
    // … but a newer Chromium must not touch the store before older ones are warned off it.
    const newer = laptop.start({ chromiumMajor: 142 })
    expect((await newer.call('vault.unlock', { passphrase })).refusal.code).toBe('disk')
    expect(newer.isUnlocked()).toBe(false)
  })

  test('never loses the count of wrong tries to damage in a way that locks anyone out', async () => {
    const { laptop } = await laptopWithVault()
    for (const text of ['', '{"wrong":-1}', '{"wrong":1e99,"lastAt":"x"}', '[]']) {
      writeFileSync(join(laptop.directory, 'throttle.json'), text)
      expect((await laptop.start().call('vault.unlock', { passphrase })).ok, text).toBe(true)
    }
  })
})

describe('a vault file put together by somebody else', () => {
  const wraps = (vault: Record<string, unknown>) =>
    vault.wraps as { passphrase: { kdf: Record<string, unknown> } }

  test('with Argon2 made cheap or endless is refused before anything is worked out', async () => {
    const { laptop } = await laptopWithVault()
    const costs = [
      { memoryKiB: 19 * 1024 - 1 },
      { iterations: 1 },
      { memoryKiB: 512 * 1024 + 1 },
      { iterations: 11 },
      { parallelism: 0 },
      { name: 'argon2d' },
    ]
    for (const cost of costs) {
      await rewrite(laptop.directory, (vault) => Object.assign(wraps(vault).passphrase.kdf, cost))
      const derive = async () => expect.fail('worked out a key')
      const vault = laptop.start({ kdf: { derive, cost: {} as never } })
      expect(await vault.call('vault.state')).toEqual({ kind: 'damaged' })
      expect((await vault.call('vault.unlock', { passphrase })).refusal.code).toBe('damaged')
      await rewrite(laptop.directory, (vault) =>
        Object.assign(wraps(vault).passphrase.kdf, {
          name: 'argon2id',
          memoryKiB: 65_536,
          iterations: 3,
          parallelism: 1,
        }),
      )
    }
    expect((await laptop.start().call('vault.unlock', { passphrase })).ok).toBe(true)
  })

  test('within the bounds but not as it was sealed does not open', async () => {
    const { laptop } = await laptopWithVault()
    await rewrite(laptop.directory, (vault) => {
      wraps(vault).passphrase.kdf.iterations = 4
    })
    const answer = await laptop.start().call('vault.unlock', { passphrase })
    expect(answer.refusal.code).toBe('wrong')
  })

  test('with its floors lowered is damaged, not opened by an older program', async () => {
    const { laptop } = await laptopWithVault()
    await rewrite(laptop.directory, (vault) => {
      vault.chromiumMajor = 1
    })
    const answer = await laptop.start().call('vault.unlock', { passphrase })
    expect(answer.refusal.code).toBe('damaged')
  })

  test('in a later format is newer, and so is one copy of it beside an older', async () => {
    const { laptop } = await laptopWithVault()
    const before = readFileSync(join(laptop.directory, 'vault.json'))
    await rewrite(laptop.directory, (vault) => {
      Object.assign(vault, { version: 2, writtenBy: '3.0.0', something: 'new' })
    })
    const newer = { kind: 'newer', writtenBy: '3.0.0' }
    expect(await laptop.start().call('vault.state')).toEqual(newer)
    writeFileSync(join(laptop.directory, 'vault.copy.json'), before)
    expect(await laptop.start().call('vault.state')).toEqual(newer)
    expect(existsSync(join(laptop.directory, 'vault.json'))).toBe(true)
  })
})
