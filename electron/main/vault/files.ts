import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { parseVaultFile, renderVaultFile, type VaultFile } from '#shared/crypto/vault-file'
import { syncFolder } from '../whole-file'

/** Two copies, each whole by itself: any damage to one is healed from the other. */
export const vaultFileNames = ['vault.json', 'vault.copy.json'] as const

export type LoadedVault =
  | { readonly kind: 'vault'; readonly file: VaultFile }
  | { readonly kind: 'none' | 'keysMissing' | 'damaged' | 'unreadable' }
  | { readonly kind: 'newer'; readonly writtenBy: string }

/** The disk refused, or what was read back is not what was written. The old vault still stands. */
export class VaultNotWritten extends Error {
  override readonly name = 'VaultNotWritten'
}

type Copy =
  | { readonly kind: 'whole'; readonly file: VaultFile; readonly text: string }
  | { readonly kind: 'missing' | 'damaged' | 'unreadable' }
  | { readonly kind: 'newer'; readonly writtenBy: string }

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code

async function readCopy(path: string): Promise<Copy> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    return { kind: codeOf(error) === 'ENOENT' ? 'missing' : 'unreadable' }
  }
  const parsed = await parseVaultFile(text)
  if (parsed.ok) return { kind: 'whole', file: parsed.value, text }
  return parsed.refusal.code === 'newer'
    ? { kind: 'newer', writtenBy: parsed.refusal.writtenBy }
    : { kind: 'damaged' }
}

/** Either the whole of `text` stands under the name afterwards, flushed, or what stood there before. */
async function replaceFile(
  directory: string,
  name: string,
  text: string,
  check: (readBack: string) => Promise<boolean>,
): Promise<void> {
  const path = join(directory, name)
  const temporary = `${path}.next.part`
  const handle = await open(temporary, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  if (!(await check(await readFile(temporary, 'utf8')))) throw new VaultNotWritten('read back')
  await rename(temporary, path)
  await syncFolder(directory)
}

export interface VaultFiles {
  /** Reads both copies, takes the newer whole one and mends the other. Never takes damage for "none". */
  load(): Promise<LoadedVault>
  /**
   * Writes both copies, one after the other; `opens` must still be able to open what was read back
   * from the disk before the old file is let go. Throws VaultNotWritten and leaves the old in place.
   */
  save(file: VaultFile, opens: (readBack: VaultFile) => Promise<boolean>): Promise<void>
}

/** `storeDirectory` is where the records lie: keys without records are normal, records without keys are not. */
export function createVaultFiles(directory: string, storeDirectory: string): VaultFiles {
  const [main, copy] = vaultFileNames

  async function hasStore(): Promise<boolean> {
    try {
      return (await readdir(storeDirectory)).length > 0
    } catch (error) {
      return codeOf(error) !== 'ENOENT'
    }
  }

  async function mend(best: string, copies: readonly Copy[]): Promise<void> {
    for (const [index, name] of vaultFileNames.entries()) {
      const present = copies[index] as Copy
      if (present.kind === 'whole' && present.text === best) continue
      // Mending is tried again at the next start; a full disk must not keep anyone out.
      await replaceFile(directory, name, best, async (text) => text === best).catch(() => undefined)
    }
  }

  async function load(): Promise<LoadedVault> {
    const copies = await Promise.all(vaultFileNames.map((name) => readCopy(join(directory, name))))
    const newer = copies.find((each) => each.kind === 'newer')
    if (newer !== undefined) return newer
    const whole = copies.filter((each) => each.kind === 'whole')
    const best = whole.sort((a, b) => b.file.generation - a.file.generation)[0]
    if (best !== undefined) {
      await mend(best.text, copies)
      return { kind: 'vault', file: best.file }
    }
    if (copies.some((each) => each.kind === 'unreadable')) return { kind: 'unreadable' }
    if (copies.some((each) => each.kind === 'damaged')) return { kind: 'damaged' }
    return { kind: (await hasStore()) ? 'keysMissing' : 'none' }
  }

  async function save(file: VaultFile, opens: (readBack: VaultFile) => Promise<boolean>) {
    const text = await renderVaultFile(file)
    const check = async (readBack: string) => {
      const parsed = await parseVaultFile(readBack)
      return parsed.ok && readBack === text && (await opens(parsed.value))
    }
    try {
      await mkdir(directory, { recursive: true, mode: 0o700 })
      await replaceFile(directory, main, text, check)
    } catch (error) {
      if (error instanceof VaultNotWritten || codeOf(error) === undefined) throw error
      throw new VaultNotWritten(codeOf(error))
    }
    // The change stands with the first copy; `load` mends the second if this does not come through.
    await replaceFile(directory, copy, text, async (readBack) => readBack === text).catch(
      () => undefined,
    )
  }

  return { load, save }
}
