import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../crypto/bytes'
import { ok, type Result, refused } from '../../result'
import type { CatalogEntry, FormPurpose, FormVersion } from '../../schema/catalog-entry'
import type { FormLanguage, ReadForm } from '../../schema/consent'

export type FormWords = Pick<FormVersion, 'titleEn' | 'titleEs' | 'textEn' | 'textEs'>

/** The version in use: the newest, and of two written at once the one written later. */
export const currentVersion = (entry: CatalogEntry): FormVersion | null =>
  (entry.form?.versions ?? []).reduce<FormVersion | null>(
    (best, one) =>
      best === null ||
      one.version > best.version ||
      (one.version === best.version && one.madeAt > best.madeAt)
        ? one
        : best,
    null,
  )

export const formFor = (
  entries: readonly CatalogEntry[],
  purpose: FormPurpose,
): CatalogEntry | null =>
  entries.find((entry) => entry.kind === 'form' && entry.form?.purpose === purpose) ?? null

/** The words of a form in one language, exactly as they are read and signed. */
export const wordsIn = (
  version: FormWords,
  language: FormLanguage,
): { readonly title: string; readonly text: string } =>
  language === 'es'
    ? { title: version.titleEs, text: version.textEs }
    : { title: version.titleEn, text: version.textEn }

/** What is hashed: title, an empty line, the text; normalised as the store keeps it (NFC). */
export function hashOfWords(version: FormWords, language: FormLanguage): string {
  const { title, text } = wordsIn(version, language)
  return toHex(sha256(utf8(`${title}\n\n${text}`.normalize('NFC'))))
}

/** What a consent keeps of the text that was read. */
export const readFormOf = (
  formId: string,
  version: FormVersion,
  language: FormLanguage,
): ReadForm => ({
  ...{ formId, version: version.version, language },
  sha256: hashOfWords(version, language),
})

/** The very text that was signed, found by its hash; null when no version of the form has it. */
export const versionRead = (entry: CatalogEntry | null, read: ReadForm): FormVersion | null =>
  entry?.form?.versions.find((one) => hashOfWords(one, read.language) === read.sha256) ?? null

export type EditFormRefusal = 'noForm' | 'emptyText' | 'unchanged' | 'full'

/** Writes a new version; the texts before it stay, because somebody may have signed them. */
export function editForm(
  entry: CatalogEntry,
  words: FormWords,
  touch: Pick<CatalogEntry, 'updatedAt' | 'updatedBy'>,
): Result<CatalogEntry, EditFormRefusal> {
  const last = currentVersion(entry)
  if (!entry.form || !last) return refused('noForm')
  if (Object.values(words).some((text) => text.trim() === '')) return refused('emptyText')
  const same = (['en', 'es'] as const).every(
    (language) => hashOfWords(last, language) === hashOfWords(words, language),
  )
  if (same) return refused('unchanged')
  if (entry.form.versions.length >= 100) return refused('full')
  const next: FormVersion = {
    ...{ titleEn: words.titleEn, titleEs: words.titleEs },
    ...{ textEn: words.textEn, textEs: words.textEs },
    version: last.version + 1,
    madeAt: touch.updatedAt,
    madeBy: touch.updatedBy,
  }
  return ok({
    ...entry,
    ...touch,
    name: words.titleEn,
    form: { ...entry.form, versions: [...entry.form.versions, next] },
  })
}
