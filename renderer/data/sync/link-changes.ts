import { BehaviorSubject, Subject } from 'rxjs'
import type { LinkPutOutcome, LinkRemoveOutcome } from '#shared/ipc/link-contract'

/** A link was made or taken back here: the server is to hear of it now. */
export const linkChanged$ = new Subject<void>()

/**
 * What keeps a link from being as it should on the server, as this laptop last saw it; not a record, for it
 * passes by itself.
 * - notAllowed: whom it is about or for has not come here, so nothing of it is put there
 * - unknownWhose: the same of one that is open
 * - noFile: its sealed file has not come to this laptop yet
 * - elsewhere: it was made for another address of the server
 */
export type LinkTrouble =
  | Extract<LinkPutOutcome, 'noPlace' | 'notOurs' | 'closedToStrangers' | 'notTaken'>
  | Exclude<LinkRemoveOutcome, 'removed'>
  | 'notAllowed'
  | 'unknownWhose'
  | 'noFile'
  | 'elsewhere'

/** By the id of the link. */
export const linkTroubles$ = new BehaviorSubject<ReadonlyMap<string, LinkTrouble>>(new Map())
