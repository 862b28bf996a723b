/** How things of a practice are called on its server. Nothing here can hold a name of a person. */
export const defaultPrefix = 'doorstep-'

/** CouchDB takes lowercase letters, digits and dashes; a space's id without its dashes is all of it. */
export const recordsDatabase = (space: string, prefix: string = defaultPrefix): string =>
  `${prefix}${space.replaceAll('-', '')}`

export const filesDatabase = (space: string, prefix?: string): string =>
  `${recordsDatabase(space, prefix)}-files`

/** The server's account of one laptop. */
export const accountName = (deviceId: string): string => `doorstep-${deviceId}`

export const staffRole = (staffId: string): string => `doorstep-staff-${staffId}`
/** Of one practice, by the id of its shared space: another's owners on the same server are strangers. */
export const ownerRole = (practice: string): string => `doorstep-owner-${practice}`

export interface EnvelopeName {
  readonly collection: string
  /** The staff id of whoever made the record. */
  readonly author: string
  /** The record's id. */
  readonly id: string
}

/** The author stands in the id, where a server's rules can hold them to it for ever. */
export const envelopeId = ({ collection, author, id }: EnvelopeName): string =>
  `${collection}:${author}:${id}`

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const pattern = new RegExp(`^([a-z]{1,20}):(${uuid}):(${uuid})$`)

/** Null for every id that is not one of ours (design documents, strangers). */
export function readEnvelopeId(text: string): EnvelopeName | null {
  const found = pattern.exec(text)
  const [, collection, author, id] = found ?? []
  return collection && author && id ? { collection, author, id } : null
}
