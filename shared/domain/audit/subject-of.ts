import type { Act } from './acts'

type Subject = Pick<Act, 'collection' | 'recordId' | 'clientId' | 'how'>

/** The room that an address leads to says which record is shown, and which side of it. */
const rooms: readonly {
  readonly room: RegExp
  readonly param: string
  readonly collection: string
  readonly how?: string
}[] = [
  { room: /^\/clients\/[^/]+\/edit/, param: 'clientId', collection: 'clients', how: 'edit' },
  { room: /^\/clients\//, param: 'clientId', collection: 'clients' },
  { room: /^\/visits\//, param: 'visitId', collection: 'visits' },
  { room: /^\/summaries\/new/, param: 'clientId', collection: 'clients', how: 'summary' },
  { room: /^\/summaries\//, param: 'summaryId', collection: 'summaries' },
  { room: /^\/screens\//, param: 'clientId', collection: 'clients', how: 'screens' },
  { room: /^\/consents\//, param: 'clientId', collection: 'clients', how: 'consents' },
  { room: /^\/sign\//, param: 'clientId', collection: 'clients', how: 'consents' },
  { room: /^\/shared\//, param: 'clientId', collection: 'clients', how: 'shared' },
  { room: /^\/money\/take/, param: 'visitId', collection: 'visits', how: 'payment' },
  { room: /^\/money/, param: 'receipt', collection: 'receipts' },
  { room: /^\/money/, param: 'clientId', collection: 'clients', how: 'money' },
]

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * What a page with this address shows, from its path and what stands in it; null for a page about no
 * one record (a list, a setting). An address that no room is named for is read by its parts: a page that
 * is added later is noted as well.
 */
export function subjectOf(path: string, parts: Readonly<Record<string, unknown>>): Subject | null {
  const idIn = (param: string): string | null => {
    const id = parts[param]
    return typeof id === 'string' && uuid.test(id) ? id : null
  }
  const client = idIn('clientId')
  for (const { room, param, collection, how } of rooms) {
    const recordId = room.test(path) ? idIn(param) : null
    if (recordId !== null) {
      const clientId = collection === 'clients' ? recordId : client
      return { collection, recordId, ...(clientId ? { clientId } : {}), ...(how ? { how } : {}) }
    }
  }
  const how = path.split('/')[1]?.replaceAll(/[^A-Za-z]/g, '') ?? ''
  if (client && how !== 'book') {
    return { collection: 'clients', recordId: client, clientId: client, how }
  }
  const visit = idIn('visitId')
  return visit && how !== 'book' ? { collection: 'visits', recordId: visit, how } : null
}
