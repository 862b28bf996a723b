import { z } from 'zod'

/**
 * The road to the practice's server, as the page may use it. The page names a space and a path below
 * its database; the main process alone knows the address, the account and the password.
 */
export const roadRefusals = [
  /** No server is set up on this laptop. */
  'notConfigured',
  'locked',
  /** No route, no such host, nobody listens, or the connection was cut. */
  'offline',
  /** Connected, and then nothing came for too long. */
  'silent',
  'untrusted',
  'expired',
  /** A redirect, or a page where data is due: a sign-in page of a hotel, or another program. */
  'portal',
  'passwordRefused',
  'lockedOut',
  /** The answer is larger than anything a practice's server sends. */
  'tooLarge',
  'cancelled',
  /** Not a request that Doorstep makes. */
  'refused',
] as const
export type RoadRefusal = (typeof roadRefusals)[number]

export const serverRequestSchema = z.strictObject({
  requestId: z.uuid(),
  space: z.uuid(),
  database: z.enum(['records', 'files']),
  method: z.enum(['GET', 'POST', 'PUT']),
  /** Below the database: '' or '/…'; the road has the list of what it takes. */
  path: z.string().max(300),
  /** Without the question mark. */
  query: z.string().max(4000),
  body: z.union([z.string().max(64 * 1024 * 1024), z.instanceof(Uint8Array)]).nullable(),
  contentType: z.string().max(200).nullable(),
  accept: z.string().max(100).nullable(),
  /** Null for a long-poll: it ends by an answer, by silence, or by cancelling. */
  maxSeconds: z.int().min(1).max(600).nullable(),
})
export type ServerRequest = z.infer<typeof serverRequestSchema>

export const serverAnswerSchema = z.strictObject({
  status: z.int().min(100).max(599),
  retryAfterMs: z.int().nonnegative().nullable(),
  contentType: z.string(),
  body: z.instanceof(Uint8Array),
})
export type ServerAnswer = z.infer<typeof serverAnswerSchema>

export const serverAccountSchema = z.strictObject({
  /** As typed and made whole: `https://couch.example.org`, a path below it allowed. */
  address: z.string().max(500),
  userName: z.string().max(200),
  password: z.string().max(1024),
})
export type ServerAccount = z.infer<typeof serverAccountSchema>

/** Why a server could not be looked at; each is turned into words and one thing to do. */
export const inspectRefusals = [
  ...roadRefusals,
  /** Not an http(s) address, or one with a user, a query or a fragment in it. */
  'badAddress',
  /** http:// to another machine. */
  'insecure',
  /** It answers, and is no CouchDB. */
  'notCouchDb',
  /** CouchDB 1.x or 2.x. */
  'tooOld',
  /** It is a CouchDB whose path is something else: the address has a path too many. */
  'pathTooMany',
  'serverTrouble',
] as const

export const serverFindingsSchema = z.strictObject({
  vendor: z.string().max(100),
  version: z.string().max(40),
  /** admin: may make databases and accounts. member: an account for everyday use. */
  role: z.enum(['admin', 'member']),
  /** Of all databases this laptop needs. */
  databases: z.enum(['ready', 'partly', 'missing', 'noAccess']),
})
export type ServerFindings = z.infer<typeof serverFindingsSchema>

/** One thing that set-up looked at: what it is, and how it stands now. */
export const setUpStepSchema = z.strictObject({
  step: z.enum(['database', 'members', 'rules', 'limits', 'account', 'signIn']),
  space: z.uuid().nullable(),
  outcome: z.enum(['made', 'mended', 'alreadyFine', 'notAllowed', 'failed']),
})
export type SetUpStep = z.infer<typeof setUpStepSchema>

export const serverStateSchema = z.strictObject({
  server: z.strictObject({ address: z.string(), userName: z.string() }).nullable(),
})
