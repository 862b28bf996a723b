/** The part of PouchDB 9 that the files' store uses; the published types are of version 6. */
declare module 'pouchdb-core' {
  interface StoredRow {
    readonly id: string
  }
  interface StoredDocument {
    readonly _id: string
    readonly _rev: string
    readonly keyId: string
    readonly _attachments?: Readonly<Record<string, { readonly data: Blob }>>
  }
  export interface FilesDatabase {
    put(document: {
      _id: string
      keyId: string
      _attachments: Record<string, { content_type: string; data: Blob }>
    }): Promise<unknown>
    get(id: string, options?: { attachments: true; binary: true }): Promise<StoredDocument>
    remove(id: string, revision: string): Promise<unknown>
    allDocs(): Promise<{ readonly rows: readonly StoredRow[] }>
    close(): Promise<void>
  }
  interface PouchConstructor {
    new (name: string, options: { adapter: 'idb'; auto_compaction: true }): FilesDatabase
    plugin(plugin: unknown): PouchConstructor
  }
  const PouchDB: PouchConstructor
  export default PouchDB
}

declare module 'pouchdb-adapter-idb' {
  const plugin: unknown
  export default plugin
}
