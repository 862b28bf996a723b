import { z } from 'zod'
import { keyAnnouncementSchema } from '../crypto/key-announcement'
import { memberEntrySchema } from '../crypto/member-log'
import type { ChannelName, EventName } from './channels'
import {
  linkPlaceSchema,
  linkPutSchema,
  linkRemovedSchema,
  makePlacesSchema,
  placesMadeSchema,
  putLinkSchema,
} from './link-contract'
import { knownNoticeSchema } from './notices'
import {
  admittedSchema,
  foundInvitationSchema,
  invitedSchema,
  joinRefusals,
  madeInvitationSchema,
  meetingRefusals,
  meetingStateSchema,
} from './people-contract'
import {
  askedAddressSchema,
  basePackSchema,
  foundPlaceSchema,
  mostDrivePlaces,
  placeServerKindSchema,
  placeServerRefusals,
  placeServersSchema,
  pointSchema,
} from './places-contract'
import {
  inspectRefusals,
  roadRefusals,
  serverAccountSchema,
  serverAnswerSchema,
  serverFindingsSchema,
  serverRequestSchema,
  serverStateSchema,
  setUpStepSchema,
} from './server-contract'

/**
 * The one typed map of calls between the page and the main process. Both sides read it: main parses
 * every argument with it, the page gets its types from it. A refusal is a value with a `code` that
 * the page turns into words; main never sends prose, paths or stack traces to the page.
 */
const bytes = z.instanceof(Uint8Array)
const key32 = bytes.refine((value) => value.byteLength === 32, 'a key is 32 bytes')
const instant = z.iso.datetime()
const id = z.uuid()
const passphrase = z.string().min(1).max(1024)
const nothing = z.undefined()

const result = <V extends z.ZodType, R extends string>(value: V, codes: readonly [R, ...R[]]) =>
  z.union([
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({
      ok: z.literal(false),
      refusal: z.strictObject({
        code: z.enum(codes),
        /** Milliseconds until another try is allowed, with `wait`. */
        waitMs: z.number().int().nonnegative().optional(),
      }),
    }),
  ])

/** Practice: the user's own. Sample: made up, its own keys and store, thrown away at will. */
export const profileSchema = z.enum(['practice', 'sample'])
export type Profile = z.infer<typeof profileSchema>

export const appInfoSchema = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  platform: z.string(),
  profile: profileSchema,
  /** True in an installed app, false when run from a checkout. */
  packaged: z.boolean(),
})
export type AppInfo = z.infer<typeof appInfoSchema>

/** Which generation of a space's key it is. */
const keyId = z.string().regex(/^[0-9a-f]{8}$/)

/** The keys of one space: what is written is under `key`, what was written before under the older ones. */
export const openedSpaceSchema = z.strictObject({
  id,
  kind: z.enum(['practice', 'therapist']),
  keyId,
  key: key32,
  /** Newest first. */
  older: z.array(z.strictObject({ keyId, key: key32 })),
  /** Whose clients lie in a therapist space; absent: of the person whose laptop it is. */
  staffId: id.optional(),
})
export type OpenedSpace = z.infer<typeof openedSpaceSchema>

/** A space that this laptop holds some collections of; newest keys first. */
export const openedPartSchema = z.strictObject({
  id,
  kind: z.enum(['practice', 'therapist']),
  staffId: id.optional(),
  generations: z.array(z.strictObject({ keyId, collections: z.record(z.string().max(20), key32) })),
})
export type OpenedPart = z.infer<typeof openedPartSchema>

/** What an unlocked vault hands to the page; the signing key stays in the main process. */
export const openedVaultSchema = z.strictObject({
  deviceId: id,
  /** What the person called this laptop when adding it, until it has registered itself. */
  laptopName: z.string().max(60).nullable(),
  /** Who works at this laptop: the id of their staff record. */
  staffId: id,
  /** Ed25519 public key of this laptop, 32 bytes: signed notes are checked against it. */
  signingPublicKey: key32,
  /** X25519 public key of this laptop, 32 bytes: other laptops wrap new space keys for it. */
  sealingPublicKey: key32,
  /** For what never leaves this laptop: drafts, window state. */
  localKey: key32,
  spaces: z.array(openedSpaceSchema),
  /** Absent: every space is held whole. */
  parts: z.array(openedPartSchema).optional(),
  /** Hash of the member log's first entry, as it was told at joining; absent: it was not. */
  founding: z.string().max(64).optional(),
  /** Laptops whose backup this one was made from, newest first; absent once the practice knows it. */
  restoredFrom: z.array(id).max(5).optional(),
  store: z.strictObject({
    id,
    /** Null until the page has made the store once: only then may an empty store be normal. */
    createdAt: instant.nullable(),
    /** Set while a restore is being written: such a store is thrown away, never opened. */
    restoring: z.boolean(),
    /** Made from another laptop's transfer file: empty until its records have come from the server. */
    fromServer: z.boolean(),
    dataVersion: z.number().int().nonnegative(),
    /** Set from the copy before an upgrade until the upgrade is done. */
    copyKeptAt: instant.nullable(),
  }),
  /** The newest clock reading this vault has seen before now: a check on a wrong clock. */
  lastSeenAt: instant.nullable(),
  recoveryCodeConfirmed: z.boolean(),
  keychain: z.enum(['on', 'off', 'unavailable']),
})
export type OpenedVault = z.infer<typeof openedVaultSchema>

export const vaultStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('locked'),
    keychain: z.enum(['on', 'off', 'unavailable']),
    /** Milliseconds until the next try is allowed after wrong ones. */
    waitMs: z.number().int().nonnegative(),
  }),
  /** Both copies of the vault file are damaged. */
  z.strictObject({ kind: z.literal('damaged') }),
  /** Records exist on this laptop but the vault file is gone. */
  z.strictObject({ kind: z.literal('keysMissing') }),
  /** Written by a newer Doorstep (or a newer Chromium) than this one: refuse, change nothing. */
  z.strictObject({ kind: z.literal('newer'), writtenBy: z.string() }),
  /** The file is there and cannot be read (disk, permissions). */
  z.strictObject({ kind: z.literal('unreadable') }),
])
export type VaultState = z.infer<typeof vaultStateSchema>

const unlockRefusals = ['wrong', 'wait', 'damaged', 'newer', 'none', 'disk'] as const
const writeRefusals = ['cancelled', 'disk', 'unknownHandle'] as const
const recoveryCode = z.string().max(100)
const handle = z.string().regex(/^[0-9a-f]{32}$/)
const fileKind = z.enum([
  ...(['backup', 'pdf', 'csv', 'letter', 'transfer', 'calendar', 'clients'] as const),
  ...(['lockedPage', 'fhir', 'answer', 'zip'] as const),
])
const suggestedName = z.string().min(1).max(120)
/** Whom keys are for. `spaces` absent: all of them; what stands in neither list is not told. */
const recipients = z
  .array(
    z.strictObject({
      deviceId: id,
      sealingPublicKey: key32,
      spaces: z.array(id).max(60).optional(),
      parts: z
        .array(
          z.strictObject({
            space: id,
            collections: z.array(z.string().regex(/^[a-z]{1,20}$/)).max(20),
          }),
        )
        .max(60)
        .optional(),
    }),
  )
  .max(60)
/** The server's administrator, used once and not kept. */
const adminWords = { adminName: z.string().max(200), adminPassword: z.string().max(1024) }

export const contract = {
  'app.info': { args: nothing, result: appInfoSchema },
  'app.openProfile': { args: z.strictObject({ profile: profileSchema }), result: nothing },
  /** Closes the sample practice, deletes its folder, and returns to the first screen. */
  'app.discardSample': { args: nothing, result: nothing },
  'app.setTheme': {
    args: z.strictObject({ theme: z.enum(['light', 'dark', 'system']) }),
    result: nothing,
  },
  'app.readyToClose': { args: nothing, result: nothing },
  /** https, tel, mailto and sms only; anything else is refused. */
  'app.openExternal': {
    args: z.strictObject({ url: z.string().max(4000) }),
    result: result(nothing, ['refused']),
  },
  /** Sensitive text is taken off the clipboard again after 60 seconds if it is still there. */
  'app.copyText': {
    args: z.strictObject({ text: z.string().max(100_000), sensitive: z.boolean() }),
    result: nothing,
  },

  'vault.state': { args: nothing, result: vaultStateSchema },
  'vault.create': {
    args: z.strictObject({ passphrase }),
    result: result(z.strictObject({ recoveryCode: z.string(), opened: openedVaultSchema }), [
      'weak',
      'exists',
      'disk',
    ]),
  },
  'vault.unlock': {
    args: z.strictObject({ passphrase }),
    result: result(openedVaultSchema, unlockRefusals),
  },
  'vault.unlockWithRecoveryCode': {
    args: z.strictObject({ recoveryCode }),
    result: result(openedVaultSchema, [...unlockRefusals, 'malformed']),
  },
  'vault.unlockWithKeychain': {
    args: nothing,
    result: result(openedVaultSchema, [...unlockRefusals, 'unavailable']),
  },
  'vault.lock': { args: nothing, result: nothing },
  'vault.changePassphrase': {
    args: z.strictObject({
      /** The present passphrase or the recovery code: one of them proves who asks. */
      current: z.string().min(1).max(1024),
      next: passphrase,
    }),
    result: result(nothing, ['wrong', 'wait', 'weak', 'locked', 'disk']),
  },
  'vault.newRecoveryCode': {
    args: z.strictObject({ passphrase }),
    result: result(z.strictObject({ recoveryCode: z.string() }), [
      'wrong',
      'wait',
      'locked',
      'disk',
    ]),
  },
  'vault.confirmRecoveryCode': {
    args: z.strictObject({ recoveryCode }),
    result: result(nothing, ['wrong', 'malformed', 'locked', 'disk']),
  },
  'vault.setKeychain': {
    args: z.strictObject({ on: z.boolean() }),
    result: result(nothing, ['unavailable', 'locked', 'disk']),
  },
  /** The vault's wraps and sealed keys, to stand at the head of a backup; opened by passphrase or code. */
  'vault.backupHeader': {
    args: nothing,
    result: result(z.strictObject({ header: bytes, backupKey: key32 }), ['locked']),
  },
  'vault.openBackupHeader': {
    args: z.strictObject({ header: bytes, secret: z.string().min(1).max(1024) }),
    result: result(z.strictObject({ backupKey: key32 }), ['wrong', 'wait', 'damaged', 'newer']),
  },
  /**
   * Makes this profile's vault from a backup's header (same passphrase and recovery code as then) and
   * marks the store as being restored. Refused where a vault exists, unless `replace` says so.
   */
  'vault.createFromBackup': {
    args: z.strictObject({
      header: bytes,
      secret: z.string().min(1).max(1024),
      replace: z.boolean(),
    }),
    result: result(openedVaultSchema, ['wrong', 'wait', 'damaged', 'newer', 'exists', 'disk']),
  },
  /**
   * Makes this profile's vault from a file that another laptop of the practice made, with keys of its
   * own for what is this laptop's alone. Refused wherever there is a vault: nothing is ever replaced.
   */
  'vault.createFromTransfer': {
    args: z.strictObject({ file: bytes, secret: z.string().min(1).max(1024) }),
    result: result(openedVaultSchema, [
      ...(['wrong', 'wait', 'damaged', 'newer', 'aBackup', 'notATransfer', 'expired'] as const),
      /** This very practice is on this laptop already. */
      'alreadyHere',
      /** Another practice is. */
      'exists',
      'disk',
    ]),
  },
  /**
   * A new key for every space, kept before it answers, and an announcement of each for the laptops
   * named (this one keeps it anyway). Whoever is not named reads nothing that is written from now on.
   * The keys are younger than all of `after`.
   */
  'vault.rotateSpaceKeys': {
    args: z.strictObject({ recipients, after: z.array(z.iso.datetime()).max(10_000).optional() }),
    result: result(
      z.strictObject({
        spaces: z.array(openedSpaceSchema),
        announcements: z.array(keyAnnouncementSchema),
      }),
      ['locked', 'disk'],
    ),
  },
  /** The present keys once more, for laptops that were not there when they were announced. */
  'vault.announceSpaceKeys': {
    args: z.strictObject({ recipients }),
    result: result(z.strictObject({ announcements: z.array(keyAnnouncementSchema) }), [
      'locked',
      'disk',
    ]),
  },
  /** What this laptop has announced of the present keys: to be on the server, again if it is wiped. */
  'vault.announcements': {
    args: nothing,
    result: result(
      z.strictObject({
        announcements: z.array(keyAnnouncementSchema),
        /** When the present keys were made, whoever made them. */
        keysMadeAt: z.array(z.strictObject({ space: id, madeAt: z.iso.datetime() })),
      }),
      ['locked'],
    ),
  },
  /**
   * Checks, opens and keeps a key announced by another laptop; answers the space's keys from then on.
   * `signerPublicKey` null: the practice's records do not name that laptop, perhaps because they are
   * under the new key themselves; then it must have had the key that is the present one here.
   */
  'vault.takeSpaceKey': {
    args: z.strictObject({
      announcement: keyAnnouncementSchema,
      signerPublicKey: key32.nullable(),
      /** Whose space it is, where it is new here and an owner's laptop gives it. */
      newFor: id.optional(),
    }),
    result: result(z.union([openedSpaceSchema, openedPartSchema]), [
      ...(['notForUs', 'badSignature', 'unknownSpace', 'damaged', 'locked', 'disk'] as const),
    ]),
  },
  /** All spaces that this laptop holds by now: more than when it was opened, once it was given some. */
  'vault.heldSpaces': {
    args: nothing,
    result: result(
      z.strictObject({ spaces: z.array(openedSpaceSchema), parts: z.array(openedPartSchema) }),
      ['locked'],
    ),
  },
  /** Ed25519 over the given bytes with this laptop's key: 64 bytes. */
  'vault.sign': {
    args: z.strictObject({ message: bytes }),
    result: result(z.strictObject({ signature: bytes }), ['locked']),
  },
  /** The same by the key of a laptop in `restoredFrom`: to vouch for the one that took its place. */
  'vault.signAsRestored': {
    args: z.strictObject({ deviceId: id, message: bytes }),
    result: result(z.strictObject({ signature: bytes }), ['locked', 'none']),
  },
  /** The practice knows this laptop: the keys of those it was made from are dropped. */
  'vault.forgetRestored': { args: nothing, result: result(nothing, ['locked', 'disk']) },
  /** The page reports that the store was made, upgraded, or fully restored. */
  'vault.markStore': {
    args: z.strictObject({
      dataVersion: z.number().int().nonnegative(),
      restoring: z.boolean(),
    }),
    result: result(nothing, ['locked', 'disk']),
  },
  /** zxcvbn, off the page: 0 (guessed at once) to 4, and what would help. */
  'vault.measureStrength': {
    args: z.strictObject({ passphrase: z.string().max(1024) }),
    result: z.strictObject({
      score: z.number().int().min(0).max(4),
      enough: z.boolean(),
      hint: z.string(),
    }),
  },

  /**
   * Makes an account on the server for a second laptop, asks where to save, and writes the file that
   * carries the practice's keys there. Without a server, or without an administrator's words, the file
   * has no account in it and the second laptop asks for one.
   */
  'laptop.add': {
    args: z.strictObject({ name: z.string().max(60), suggestedName, ...adminWords }),
    result: result(
      z.strictObject({
        fileName: z.string(),
        deviceId: id,
        account: z.enum(['made', 'none']),
        validUntil: instant,
      }),
      [...inspectRefusals, 'notAdmin', 'notAllowed', 'disk'],
    ),
  },
  /** Takes a laptop's account off the server. `removed` false: it still exists. */
  'laptop.removeAccount': {
    args: z.strictObject({ deviceId: id, ...adminWords }),
    result: result(z.strictObject({ removed: z.boolean() }), [...inspectRefusals, 'notAdmin']),
  },

  /**
   * Makes a one-time code and the place on the server that it leads to; one that stood before is taken
   * back. The administrator's words stay in main's memory until the invitation ends, on disk never.
   */
  'people.invite': {
    args: invitedSchema.extend(adminWords),
    result: result(madeInvitationSchema, [...meetingRefusals, 'notAdmin']),
  },
  /** How far the invitation has come; asked again and again while it stands. */
  'people.meeting': {
    args: nothing,
    result: result(meetingStateSchema, [...meetingRefusals, 'damaged']),
  },
  /** A space for another person's clients, with a key of its own. One that is there is answered. */
  'people.addSpace': {
    args: z.strictObject({ staffId: id }),
    result: result(openedSpaceSchema, ['locked', 'disk']),
  },
  /** Both people have compared the number: the account is made and the keys are sealed for that laptop. */
  'people.admit': {
    args: admittedSchema,
    result: result(nothing, [
      ...meetingRefusals,
      ...(['unknownSpace', 'badKey'] as const),
      /** The keys were sent and no answer came: they may lie there. The same again finds out. */
      'unsure',
    ]),
  },
  /** Takes the code, its place and its account away. */
  'people.endInvitation': { args: nothing, result: nothing },
  /** Answers which of these laptops have no account on the server now. */
  'people.closeAccounts': {
    args: z.strictObject({ deviceIds: z.array(id).max(60), ...adminWords }),
    result: result(z.strictObject({ closed: z.array(id).max(60) }), [
      ...meetingRefusals,
      'notAdmin',
    ]),
  },

  /** Looks at an invitation and uses nothing up. */
  'join.look': {
    args: z.strictObject({ code: z.string().max(200), address: z.string().max(500) }),
    result: result(foundInvitationSchema, [
      ...joinRefusals,
      ...(['length', 'character', 'checksum', 'exists'] as const),
    ]),
  },
  /** Shows this laptop's public keys to the owner's. */
  'join.begin': { args: nothing, result: result(nothing, joinRefusals) },
  /** Null: the owner's laptop has not looked yet. */
  'join.checkNumber': {
    args: nothing,
    result: result(
      z.strictObject({
        checkNumber: z
          .string()
          .regex(/^[0-9]{6}$/)
          .nullable(),
      }),
      joinRefusals,
    ),
  },
  /** Whether the owner has confirmed, and what was sealed for this laptop is here and good. */
  'join.isLetIn': { args: nothing, result: result(z.boolean(), joinRefusals) },
  /** Makes the vault of this laptop. `entries`: the member log, to be remembered from its first entry on. */
  'join.finish': {
    args: z.strictObject({ passphrase, laptopName: z.string().max(60) }),
    result: result(
      z.strictObject({
        recoveryCode: z.string(),
        opened: openedVaultSchema,
        entries: z.array(memberEntrySchema).max(600),
        founding: z.string(),
      }),
      ['none', 'damaged', 'weak', 'exists', 'disk'],
    ),
  },
  /** Forgets what was begun. Nothing of it is on this laptop's disk. */
  'join.leave': { args: nothing, result: nothing },

  /**
   * Copies the encrypted store folder and the vault aside before an upgrade. The store must be closed.
   * Asked again after an upgrade that was broken off, it leaves the copy from before that as it is.
   */
  'store.keepCopy': { args: nothing, result: result(nothing, ['disk', 'locked']) },
  /** Puts the kept copy back in place of the store. Ends in a locked vault and a reloaded page. */
  'store.putBackCopy': { args: nothing, result: result(nothing, ['disk', 'none']) },
  /** Deletes the store's databases (a half-written restore). The vault stays. */
  'store.discard': { args: nothing, result: result(nothing, ['disk', 'locked']) },

  /** Asks the person where, then opens a temporary file beside it. */
  'file.create': {
    args: z.strictObject({ kind: fileKind, suggestedName }),
    result: result(z.strictObject({ handle, fileName: z.string() }), writeRefusals),
  },
  'file.append': {
    args: z.strictObject({ handle, chunk: bytes }),
    result: result(nothing, writeRefusals),
  },
  /** Flushes to disk and renames over the chosen name: the file is whole or not there. */
  'file.commit': { args: z.strictObject({ handle }), result: result(nothing, writeRefusals) },
  'file.discard': { args: z.strictObject({ handle }), result: nothing },
  'file.choose': {
    args: z.strictObject({ kind: fileKind }),
    result: result(
      z.strictObject({ handle, fileName: z.string(), size: z.number().int().nonnegative() }),
      ['cancelled', 'disk'],
    ),
  },
  'file.read': {
    args: z.strictObject({
      handle,
      offset: z.number().int().nonnegative(),
      length: z.number().int().positive().max(8_388_608),
    }),
    result: result(z.strictObject({ chunk: bytes }), ['disk', 'unknownHandle']),
  },
  'file.release': { args: z.strictObject({ handle }), result: nothing },

  /**
   * A printable page (complete HTML, no scripts run in it), kept in memory under a random address that
   * the preview frame and the printer both load: what is seen is what leaves.
   */
  'document.put': {
    args: z.strictObject({ html: z.string().max(20_000_000) }),
    result: z.strictObject({ token: handle, url: z.string() }),
  },
  'document.savePdf': {
    args: z.strictObject({ token: handle, suggestedName, paper: z.enum(['Letter', 'A4']) }),
    result: result(z.strictObject({ fileName: z.string(), pages: z.number().int() }), [
      'cancelled',
      'disk',
      'unknownDocument',
    ]),
  },
  'document.pdf': {
    args: z.strictObject({ token: handle, paper: z.enum(['Letter', 'A4']) }),
    result: result(z.strictObject({ pdf: bytes, pages: z.number().int() }), ['unknownDocument']),
  },
  'document.print': {
    args: z.strictObject({ token: handle }),
    result: result(nothing, ['cancelled', 'unknownDocument', 'noPrinter']),
  },
  'document.release': { args: z.strictObject({ token: handle }), result: nothing },

  /** Replaces all that the system is to tell from now on; it is told while Doorstep is locked, too. */
  'notices.set': {
    args: z.strictObject({ notices: z.array(knownNoticeSchema).max(300) }),
    result: result(z.strictObject({ supported: z.boolean() }), ['locked']),
  },

  'server.state': { args: nothing, result: serverStateSchema },
  /** Looks at a server and changes nothing, there or here. */
  'server.inspect': {
    args: serverAccountSchema,
    result: result(serverFindingsSchema, inspectRefusals),
  },
  /**
   * With an administrator's account, used once and forgotten: makes or mends the databases, their
   * members, rules and limits, and this laptop's own account, and keeps that one in the vault. Safe to
   * repeat.
   */
  'server.setUp': {
    args: serverAccountSchema.extend({
      /** Who works in the practice, and which spaces each may reach; absent: who was let in stays. */
      members: z
        .array(z.strictObject({ staffId: id, spaces: z.array(id).max(60) }))
        .max(60)
        .optional(),
    }),
    result: result(z.strictObject({ steps: z.array(setUpStepSchema) }), [
      ...inspectRefusals,
      'notAdmin',
      'disk',
    ]),
  },
  /** Keeps an everyday account that someone else set up. */
  'server.use': {
    args: serverAccountSchema,
    result: result(serverFindingsSchema, [...inspectRefusals, 'disk']),
  },
  /** This laptop stops syncing; what is on the server stays there. */
  'server.forget': { args: nothing, result: result(nothing, ['locked', 'disk']) },
  'server.request': { args: serverRequestSchema, result: result(serverAnswerSchema, roadRefusals) },
  /** A person asks again: a refused password may be tried once more. */
  'server.forgive': { args: nothing, result: nothing },
  'server.cancel': { args: z.strictObject({ requestId: z.uuid() }), result: nothing },

  /** With an administrator's words, used once: makes empty places for links, or mends them. */
  'links.makePlaces': {
    args: makePlacesSchema,
    result: result(placesMadeSchema, [
      ...inspectRefusals,
      'notAdmin',
      'closedToStrangers',
      'notMade',
    ]),
  },
  'links.put': { args: putLinkSchema, result: result(linkPutSchema, roadRefusals) },
  'links.remove': {
    args: z.strictObject({ place: linkPlaceSchema }),
    result: result(linkRemovedSchema, roadRefusals),
  },

  'places.servers': { args: nothing, result: result(placeServersSchema, ['locked']) },
  /** Asks a made-up question of a server that is not kept yet. */
  'places.test': {
    args: z.strictObject({ kind: placeServerKindSchema, address: z.string().max(500) }),
    result: result(nothing, placeServerRefusals),
  },
  'places.keep': {
    args: placeServersSchema,
    result: result(nothing, ['locked', 'disk', 'badAddress', 'insecure']),
  },
  /** Seconds by car between all places, row from, column to; null where the server knows no road. */
  'places.drives': {
    args: z.strictObject({ places: z.array(pointSchema).min(2).max(mostDrivePlaces) }),
    result: result(
      z.strictObject({ seconds: z.array(z.array(z.number().nullable())) }),
      placeServerRefusals,
    ),
  },
  /** Where an address is; only the address leaves. */
  'places.find': {
    args: askedAddressSchema,
    result: result(
      z.strictObject({ found: z.array(foundPlaceSchema).max(5) }),
      placeServerRefusals,
    ),
  },

  'basePack.state': {
    args: nothing,
    result: result(z.strictObject({ pack: basePackSchema.nullable() }), ['locked']),
  },
  /** Asks the person for a file and offers it to be looked at; the one in use stays until `keep`. */
  'basePack.choose': {
    args: nothing,
    result: result(basePackSchema, ['cancelled', 'disk', 'locked']),
  },
  /** The file that was offered under this token is the base map from now on. */
  'basePack.keep': {
    args: z.strictObject({ token: basePackSchema.shape.token }),
    result: result(nothing, ['disk', 'locked', 'unknownHandle']),
  },
  /** The file itself is left where it is. */
  'basePack.forget': { args: nothing, result: result(nothing, ['disk', 'locked']) },
} satisfies Record<ChannelName, { args: z.ZodType; result: z.ZodType }>

export type Contract = typeof contract
export type Args<C extends ChannelName> = z.infer<Contract[C]['args']>
export type Answer<C extends ChannelName> = z.infer<Contract[C]['result']>

/** What the page sees as `window.doorstep`: one function a channel, and two events. */
export interface DoorstepBridge {
  call<C extends ChannelName>(
    channel: C,
    ...args: Args<C> extends undefined ? [] : [Args<C>]
  ): Promise<Answer<C>>
  /** Returns a function that stops listening. */
  on(event: EventName, listener: () => void): () => void
}
