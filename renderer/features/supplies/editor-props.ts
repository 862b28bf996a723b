import type { CatalogEntry } from '#shared/schema/catalog-entry'

export type ListKind = Exclude<CatalogEntry['kind'], 'practice'>

export interface EditorProps {
  /** Fixed before anything is typed. */
  readonly id: string
  /** Null while it is new. */
  readonly entry: CatalogEntry | null
  readonly entries: readonly CatalogEntry[]
  readonly onOpen: (kind: ListKind, id: string) => void
  readonly onClose: () => void
}
