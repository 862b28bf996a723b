/** The part of PouchDB 9 that the files' store uses; the published types are of version 6. */
declare module 'pouchdb-core' {
  interface Revision {
    readonly rev: string
    readonly deleted?: boolean
  }
  interface StoredRow {
    /** Absent where a key was asked for that is not there. */
    readonly id?: string
    readonly value?: Revision
    readonly doc?: { readonly _attachments?: Readonly<Record<string, { readonly length: number }>> }
  }
  export interface StoredDocument {
    readonly _id: string
    readonly _rev: string
    readonly keyId: string
    /** Bytes are a Blob in a page and a Buffer in Node. */
    readonly _attachments?: Readonly<Record<string, { readonly data: Blob | Uint8Array }>>
    readonly _revisions?: { readonly start: number; readonly ids: readonly string[] }
  }
  interface ChangedRow {
    readonly id: string
    readonly seq: number
    readonly changes: readonly Revision[]
    readonly deleted?: boolean
  }
  export interface PouchDatabase {
    get(id: string, options?: object): Promise<StoredDocument>
    put(document: object): Promise<unknown>
    bulkDocs(
      documents: readonly object[],
      options: { new_edits: false },
    ): Promise<readonly { readonly id?: string; readonly message?: string }[]>
    remove(id: string, revision: string): Promise<unknown>
    allDocs(options?: {
      readonly keys: readonly string[]
      readonly include_docs?: true
    }): Promise<{ readonly rows: readonly StoredRow[] }>
    changes(options: {
      readonly since: number
    }): Promise<{ readonly results: readonly ChangedRow[] }>
    close(): Promise<void>
  }
  interface PouchConstructor {
    new (name: string, options: { adapter: string; auto_compaction: true }): PouchDatabase
    plugin(plugin: unknown): PouchConstructor
  }
  const PouchDB: PouchConstructor
  export default PouchDB
}

declare module 'pouchdb-adapter-idb' {
  const plugin: unknown
  export default plugin
}
