import { useCallback, useEffect, useMemo, useState } from 'react'
import {
  chooseImportFile,
  dropImportDraft,
  keepImportAnswers,
  keepImportText,
  readImportDraft,
} from '#renderer/data/commands/import-file'
import { useSession } from '#renderer/data/session'
import type { Encoding } from '#shared/domain/import/decode-file'
import { type ColumnTarget, dateFields, type Mapping } from '#shared/domain/import/fields'
import type { ImportDraft } from '#shared/domain/import/journal'
import type { RowChoice } from '#shared/domain/import/plan-import'
import {
  type DateOrder,
  type OrderStanding,
  orderOf,
  weighDates,
} from '#shared/domain/import/read-dates'
import { type ReadFile, readImportFile, readText } from '#shared/domain/import/read-file'
import type { Separator } from '#shared/domain/import/read-table'
import { type FileRefusal, fileRefusalWords } from '#shared/domain/import/words'

export interface OpenFile {
  readonly fileName: string
  /** null after a restart: the text was kept, the file itself was not. */
  readonly bytes: Uint8Array<ArrayBuffer> | null
  readonly read: ReadFile
  /** Whether a restart finds it again. */
  readonly kept: boolean
}

export interface Answers {
  readonly mapping: Mapping
  /** What a person said dates mean; null while the file's own dates tell, or nobody has said. */
  readonly order: DateOrder | null
  readonly step: 'columns' | 'check'
  readonly choices: ReadonlyMap<number, RowChoice>
}

const isDateColumn = (target: ColumnTarget): boolean =>
  (dateFields as readonly ColumnTarget[]).includes(target)

/** What the dates of the chosen columns say about their order. */
export function useDateOrder(file: OpenFile | null, mapping: Mapping): OrderStanding {
  const columns = mapping.flatMap((target, column) => (isDateColumn(target) ? [column] : [])).join()
  return useMemo(() => {
    if (!file || file.read.kind === 'cards' || columns === '') return { kind: 'notNeeded' }
    const wanted = columns.split(',').map(Number)
    const { rows } = file.read.table
    return orderOf(weighDates(rows.flatMap(({ cells }) => wanted.map((at) => cells[at] ?? ''))))
  }, [file, columns])
}

const firstAnswers = (read: ReadFile): Answers => ({
  mapping: read.mapping,
  order: null,
  // Cards have columns of their own that everybody knows.
  step: read.kind === 'cards' ? 'check' : 'columns',
  choices: new Map(),
})

const draftOf = (
  { mapping, order, step, choices }: Answers,
  separator: Separator,
): ImportDraft => ({
  ...{ mapping: [...mapping], order, step, separator },
  choices: [...choices],
})

/** The file that is being looked at, and what was answered about it; both survive a restart. */
export function useImportFile() {
  const session = useSession()
  const [status, setStatus] = useState<'loading' | 'ready' | 'failed'>('loading')
  const [restored, setRestored] = useState(false)
  const [file, setFile] = useState<OpenFile | null>(null)
  const [answers, setAnswers] = useState<Answers | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    let stale = false
    const restore = (draft: Awaited<ReturnType<typeof readImportDraft>>) => {
      if (stale) return
      setStatus('ready')
      if (!draft) return
      const { text, answers: kept } = draft
      const read = readText(text.text, text, kept?.separator)
      if (!read.ok) return
      setFile({ fileName: text.fileName, bytes: null, read: read.value, kept: true })
      const fits = kept && kept.mapping.length === read.value.mapping.length
      const first = firstAnswers(read.value)
      setAnswers(fits ? { ...kept, choices: new Map(kept.choices) } : first)
      setRestored(true)
    }
    readImportDraft(session).then(restore, () => !stale && setStatus('failed'))
    return () => {
      stale = true
    }
  }, [session])

  const open = useCallback(
    async (fileName: string, bytes: OpenFile['bytes'], read: ReadFile) => {
      const first = firstAnswers(read)
      const { text, encoding, unseenTakenOut } = read
      const kept = await keepImportText(session, { fileName, text, encoding, unseenTakenOut })
      await keepImportAnswers(session, draftOf(first, read.table.separator))
      setProblem(null)
      setRestored(false)
      setFile({ fileName, bytes, read, kept })
      setAnswers(first)
    },
    [session],
  )

  const refuse = (refusal: FileRefusal) => setProblem(fileRefusalWords(refusal))

  return {
    ...{ status, restored, file, answers, problem },
    async choose() {
      const chosen = await chooseImportFile()
      if (!chosen.ok) {
        if (chosen.refusal !== 'cancelled') refuse({ code: chosen.refusal })
        return
      }
      const { fileName, bytes } = chosen.value
      const read = readImportFile(bytes)
      if (read.ok) await open(fileName, bytes, read.value)
      else refuse(read.refusal)
    },
    /** The same file by other letters or another separator. */
    async readAgain(asked: { readonly encoding?: Encoding; readonly separator?: Separator }) {
      if (!file) return
      const { bytes, read: before, fileName } = file
      const separator = asked.separator ?? before.table.separator
      const encoding = asked.encoding ?? before.encoding
      const read = bytes
        ? readImportFile(bytes, { encoding, separator })
        : readText(before.text, before, separator)
      if (read.ok) await open(fileName, bytes, read.value)
      else refuse(read.refusal)
    },
    change(part: Partial<Answers>) {
      if (!file || !answers) return
      const next = { ...answers, ...part }
      setAnswers(next)
      void keepImportAnswers(session, draftOf(next, file.read.table.separator))
    },
    /** Begun or given up: nothing of it is kept any more. */
    async drop() {
      await dropImportDraft(session)
      setFile(null)
      setAnswers(null)
      setRestored(false)
      setProblem(null)
    },
  }
}
export type ImportFile = ReturnType<typeof useImportFile>
