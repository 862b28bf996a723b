import { z } from 'zod'
import { fromBase64 } from '#shared/crypto/bytes'
import {
  announcementText,
  type KeyAnnouncement,
  readAnnouncement,
} from '#shared/crypto/key-announcement'
import { announcerOf, type LoggedMember } from '#shared/domain/practice/announcer'
import type { OpenedPart, OpenedSpace } from '#shared/ipc/contract'
import type { Result } from '#shared/result'
import type { Staff } from '#shared/schema/staff'
import { type KeyDocument, keyDocument, readKeyDocument } from '#shared/sync/key-documents'
import type { Keyring } from '../store/keyring'
import { type KeptState, openKeptState } from './kept-state'

/** What the vault does about keys; in the app, by the calls of the same names. */
export interface KeyVault {
  takeSpaceKey(args: {
    readonly announcement: KeyAnnouncement
    /** Null: of a laptop that the records here do not name. */
    readonly signerPublicKey: Uint8Array<ArrayBuffer> | null
    /** Whose space it is, where this laptop does not hold it yet. */
    readonly newFor?: string
  }): Promise<Result<OpenedSpace | OpenedPart, { readonly code: string }>>
  announcements(): Promise<readonly KeyAnnouncement[]>
}

interface KeyAnnouncementsNeeds {
  readonly store: Parameters<typeof openKeptState>[0]
  readonly keyring: Pick<Keyring, 'add'>
  readonly vault: KeyVault
  readonly staffId: string
  /** The practice's people as they are here now, and as the signed log has them; null: no log is here. */
  readonly people: () => Promise<{
    readonly staff: readonly Pick<Staff, 'id' | 'signingKeys'>[]
    readonly members: readonly LoggedMember[] | null
  }>
  /** This laptop was let in by somebody else: without a log it knows of nobody who may announce. */
  readonly isJoined: boolean
  /** The practice's space: every announcement lies there besides, for those who do not hold its own. */
  readonly practice: string
  /** Whose a space is by what this laptop holds (null: the practice's); undefined: it is not held. */
  readonly holderOf: (space: string) => string | null | undefined
  /** Spaces that are made later reach the laptops that are there already; absent: they do not. */
  readonly newSpaces?: {
    readonly deviceId: string
    /** Whose space it is, when an owner's laptop in use gives it; null when that is not known (yet). */
    whose(announcement: KeyAnnouncement): Promise<string | null>
    /** It is held now: its records are to come. */
    onTaken(): void
  }
}

export interface KeyAnnouncements {
  /** One document `keys:…` of a space's database. It may come before the record of who signed it. */
  take(space: string, serverId: string, document: unknown): Promise<void>
  /** Tries again what could not be decided yet: after records of people came in, and at the start. */
  retry(): Promise<void>
  /** What this laptop has to say in a space: to be on its server. A conflict means that it is. */
  toPublish(space: string): Promise<readonly KeyDocument[]>
}

/** Waiting for a person's record, for room on the disk, or for unlocking; never for anything forged. */
const mayChange = new Set(['locked', 'disk'])
const mostWaiting = 200

export async function openKeyAnnouncements(
  needs: KeyAnnouncementsNeeds,
): Promise<KeyAnnouncements> {
  const { keyring, vault, staffId, newSpaces, practice, holderOf, isJoined } = needs
  const waiting: KeptState<string[]> = await openKeptState(
    needs.store,
    'waitingKeys',
    z.array(z.string()),
    [],
  )

  const announcerHere = async (announcement: KeyAnnouncement) => {
    const { staff, members } = await needs.people()
    const laptopsOf = (isOwn: boolean) =>
      staff.flatMap(({ id, signingKeys }) => ((id === staffId) === isOwn ? signingKeys : []))
    return announcerOf(announcement, {
      ...{ members, isJoined, practice, holder: holderOf(announcement.space) },
      ...{ ownLaptops: laptopsOf(true), otherLaptops: laptopsOf(false) },
    })
  }

  const isForUs = ({ wraps, parts = [] }: KeyAnnouncement): boolean =>
    !newSpaces || [...wraps, ...parts].some(({ deviceId }) => deviceId === newSpaces.deviceId)

  const settle = async (announcement: KeyAnnouncement): Promise<'taken' | 'settled' | 'waits'> => {
    const announcer = await announcerHere(announcement)
    if (announcer.kind === 'never') return 'settled'
    if (announcer.kind === 'waits') return isForUs(announcement) ? 'waits' : 'settled'
    const signer = announcer.kind === 'signedBy' ? announcer.publicKey : null
    const signerPublicKey = signer === null ? null : fromBase64(signer)
    let taken = await vault.takeSpaceKey({ announcement, signerPublicKey })
    if (!taken.ok && taken.refusal.code === 'unknownSpace' && newSpaces) {
      if (!isForUs(announcement)) return 'settled'
      const newFor = await newSpaces.whose(announcement)
      if (newFor === null) return 'waits'
      taken = await vault.takeSpaceKey({ announcement, signerPublicKey, newFor })
      if (taken.ok) newSpaces.onTaken()
    }
    if (taken.ok) keyring.add(taken.value)
    if (taken.ok) return 'taken'
    // By an unknown laptop: its record may come, or the key that it was made after.
    const isOver = signer !== null || taken.refusal.code === 'notForUs'
    return isOver && !mayChange.has(taken.refusal.code) ? 'settled' : 'waits'
  }

  /** One key may be what another waits for: until nothing is taken any more. */
  const settleWaiting = async () => {
    for (let isTaken = true; isTaken; ) {
      isTaken = false
      const left: string[] = []
      for (const text of waiting.value()) {
        const announcement = readAnnouncement(text)
        const outcome = announcement ? await settle(announcement) : 'settled'
        if (outcome === 'taken') isTaken = true
        if (outcome === 'waits') left.push(text)
      }
      if (left.length < waiting.value().length) await waiting.set(left)
    }
  }

  // In turn: two announcements at once would each be decided without the other.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = last.catch(() => undefined).then(work)
    last = next
    return next
  }

  return {
    take: (space, serverId, document) =>
      inTurn(async () => {
        const isElsewhere = newSpaces !== undefined && space === practice
        const announcement = readKeyDocument(isElsewhere ? null : space, serverId, document)
        if (!announcement) return
        // Of a space that is held, those count that lie in its own database: not everybody writes there.
        if (announcement.space !== space && holderOf(announcement.space) !== undefined) return
        const outcome = await settle(announcement)
        if (outcome === 'taken' && waiting.value().length > 0) return settleWaiting()
        if (outcome !== 'waits') return
        const text = announcementText(announcement)
        if (waiting.value().includes(text)) return
        await waiting.set([...waiting.value(), text].slice(-mostWaiting))
      }),
    retry: () => inTurn(settleWaiting),
    async toPublish(space) {
      const all = await vault.announcements()
      const isElsewhere = newSpaces !== undefined && space === practice
      const ours = all.filter((announcement) => isElsewhere || announcement.space === space)
      return Promise.all(ours.map((announcement) => keyDocument(announcement, staffId)))
    },
  }
}

/** The vault of the app, behind its calls. */
export const ipcKeyVault: KeyVault = {
  takeSpaceKey: (args) => window.doorstep.call('vault.takeSpaceKey', args),
  async announcements() {
    const made = await window.doorstep.call('vault.announcements')
    return made.ok ? made.value.announcements : []
  },
}
