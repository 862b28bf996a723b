import { BehaviorSubject, Subject } from 'rxjs'
import type { LinkPutOutcome } from '#shared/ipc/link-contract'

/** A link was made or taken back here: the server is to hear of it now. */
export const linkChanged$ = new Subject<void>()

/**
 * What keeps a link from being as it should on the server, as this laptop last saw it; not a record, for it
 * passes by itself.
 * - notAllowed: the permission does not cover it as it stands now
 * - noFile: its sealed file has not come to this laptop yet
 * - elsewhere: it was made for another address of the server
 */
export type LinkTrouble =
  | Extract<LinkPutOutcome, 'noPlace' | 'notOurs' | 'closedToStrangers'>
  | 'notAllowed'
  | 'noFile'
  | 'elsewhere'

/** By the id of the link. */
export const linkTroubles$ = new BehaviorSubject<ReadonlyMap<string, LinkTrouble>>(new Map())
